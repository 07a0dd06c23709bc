/** Stands for "no team" wherever teams are listed; no team may be called so. */
export const UNOWNED = 'unowned';
