import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// `text-2xs` is ours: without this it would be taken for a colour and dropped beside `text-ink-2`.
const merge = extendTailwindMerge({ extend: { theme: { text: ['2xs'] } } });

/** Class names, later ones winning over earlier ones of the same kind. */
export const cn = (...classes: ClassValue[]): string => merge(clsx(classes));
