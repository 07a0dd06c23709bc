import Cookies from 'js-cookie';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The cookie from which the server writes `data-theme`, so that the first paint already has it. */
export const THEME_COOKIE = 'highwater-theme';

export const parseTheme = (value: string | undefined): Theme =>
  themes.find((theme) => theme === value) ?? 'system';

/** Remembers the theme of this browser before anything else can happen: a page that is left at once keeps it too. */
export const rememberTheme = (theme: Theme): void => {
  Cookies.set(THEME_COOKIE, theme, { expires: 365, sameSite: 'lax' });
};
