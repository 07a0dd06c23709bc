/** Label of the fact that says which type a deleted group had: an undo must know it. */
export const TYPE_FACT = 'Type';
