const FIELDS = 'input, textarea, select, [contenteditable="true"]';
const OVERLAYS = '[role="dialog"], [role="menu"], [role="listbox"], [role="alertdialog"]';

type Press = Pick<KeyboardEvent, 'defaultPrevented' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>;

/** Whether a single key may act on the page now: never while a field has focus or something covers the page. */
export function acceptsShortcuts(event: Press): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.target instanceof Element && event.target.closest(FIELDS) !== null) return false;
  return document.querySelector(OVERLAYS) === null;
}

/** Spread onto the input that filters the page: `/` goes there. */
export const pageFilter = { 'data-page-filter': '' } as const;

export const isPageFilter = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('[data-page-filter]');

/** False when the page has no filter. */
export function focusPageFilter(): boolean {
  const filter = document.querySelector<HTMLInputElement>('[data-page-filter]');
  filter?.focus();
  filter?.select();
  return filter !== null;
}
