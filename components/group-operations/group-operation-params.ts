import { createSerializer, parseAsString, parseAsStringLiteral } from 'nuqs/server';

export const groupDialogs = ['reset', 'undo', 'delete-offsets', 'delete-group', 'remove-member'] as const;
export type GroupDialogName = (typeof groupDialogs)[number];

/** The operation under review on a group's page, in the address. */
export const groupDialogParams = {
  dialog: parseAsStringLiteral(groupDialogs),
  /** Id of the change that an undo takes back. */
  change: parseAsString,
  /** `group.instance.id` of the member to remove. */
  member: parseAsString,
};

const serialize = createSerializer(groupDialogParams);

export const undoQuery = (change: string): string => serialize({ dialog: 'undo', change });
