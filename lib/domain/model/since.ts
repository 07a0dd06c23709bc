/** When something began, epoch ms; with `isBound` then or earlier, because it was so when it was first looked at. */
export type Since = { at: number; isBound: boolean };
