'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Menu, MenuRadio } from '@/components/ui/menu.tsx';
import { rememberTheme, type Theme } from '@/lib/client/theme.ts';

type ThemeContextValue = { theme: Theme; setTheme: (theme: Theme) => void };

const ThemeContext = createContext<ThemeContextValue>({ theme: 'system', setTheme: () => undefined });

export function ThemeProvider({ initial, children }: { initial: Theme; children: ReactNode }) {
  const [theme, setState] = useState(initial);
  const value = useMemo(
    () => ({
      theme,
      setTheme: (next: Theme) => {
        document.documentElement.dataset.theme = next;
        setState(next);
        rememberTheme(next);
      },
    }),
    [theme],
  );
  return <ThemeContext value={value}>{children}</ThemeContext>;
}

const looks = {
  system: { icon: Monitor, label: 'Same as the system' },
  light: { icon: Sun, label: 'Light' },
  dark: { icon: Moon, label: 'Dark' },
} as const;

const options = (['system', 'light', 'dark'] as const).map((value) => {
  const { icon: Icon, label } = looks[value];
  return {
    value,
    label: (
      <>
        <Icon aria-hidden className="size-3.5 text-ink-3" />
        {label}
      </>
    ),
  };
});

export function ThemeMenu() {
  const { theme, setTheme } = useContext(ThemeContext);
  const Icon = looks[theme].icon;
  return (
    <Menu
      align="end"
      trigger={
        <Button size="icon" aria-label={`Theme: ${looks[theme].label.toLowerCase()}`}>
          <Icon aria-hidden className="size-3.5" />
        </Button>
      }
    >
      <MenuRadio value={theme} options={options} onChange={setTheme} />
    </Menu>
  );
}
