export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The cookie from which the server writes `data-theme`, so that the first paint already has it. */
export const THEME_COOKIE = 'theme';

export const parseTheme = (value: string | undefined): Theme =>
  themes.find((theme) => theme === value) ?? 'system';
