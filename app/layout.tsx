import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '@/components/layout/providers.tsx';
import { parseTheme, THEME_COOKIE } from '@/lib/client/theme.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Highwater', template: '%s, Highwater' },
  description: 'Kafka cluster dashboard that knows which values nobody chose.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#12161a' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = parseTheme(jar.get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme}>
      <body>
        <Providers renderedAt={Date.now()} theme={theme}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
