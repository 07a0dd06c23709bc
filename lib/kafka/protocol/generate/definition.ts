/** Kafka's message definitions as they stand in `common/message/*.json`, and the version arithmetic they use. */
export type FieldDefinition = {
  name: string;
  type: string;
  versions: string;
  nullableVersions?: string;
  taggedVersions?: string;
  flexibleVersions?: string;
  tag?: number;
  default?: string | number | boolean;
  fields?: readonly FieldDefinition[];
};

export type StructDefinition = { name: string; versions: string; fields: readonly FieldDefinition[] };

export type MessageDefinition = {
  apiKey?: number;
  type: string;
  name: string;
  validVersions: string;
  flexibleVersions?: string;
  fields: readonly FieldDefinition[];
  commonStructs?: readonly StructDefinition[];
};

/** The files are JSON apart from whole-line `//` comments. */
export function parseDefinition(text: string): MessageDefinition {
  return JSON.parse(text.replace(/^\s*\/\/.*$/gm, '')) as MessageDefinition;
}

/** Kafka writes ranges as `3`, `3-5`, `3+` and `none`. */
export function inRange(range: string | undefined, version: number): boolean {
  if (range === undefined || range === 'none' || range === '') return false;
  if (range.endsWith('+')) return version >= Number(range.slice(0, -1));
  const [low, high] = range.split('-').map(Number);
  return low !== undefined && version >= low && version <= (high ?? low);
}
