'use server';

import { cookies } from 'next/headers';
import { parseTheme, THEME_COOKIE } from '@/lib/client/theme.ts';

const YEAR_S = 31_536_000;

/** Remembers the theme of this browser; anything but a known theme becomes "system". */
export async function saveTheme(theme: string): Promise<void> {
  const jar = await cookies();
  jar.set(THEME_COOKIE, parseTheme(theme), { maxAge: YEAR_S, sameSite: 'lax', httpOnly: true, path: '/' });
}
