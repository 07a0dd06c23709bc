import {
  type FieldDefinition,
  inRange,
  type MessageDefinition,
  type StructDefinition,
} from './definition.ts';

export const PRIMITIVES = [
  'bool',
  'int8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'int64',
  'float64',
  'uuid',
  'string',
  'bytes',
  'records',
] as const;

export type Primitive = (typeof PRIMITIVES)[number];

export type FieldType =
  | { kind: 'primitive'; primitive: Primitive }
  | { kind: 'struct'; struct: string }
  | { kind: 'array'; element: Exclude<FieldType, { kind: 'array' }> };

export type Field = {
  name: string;
  type: FieldType;
  nullable: boolean;
  /** Compact length encoding; off for a field that opts out (`flexibleVersions: none`). */
  compact: boolean;
  /** Undefined for a field in line. */
  tag?: number | undefined;
  /** As the JSON spells it. Undefined when the definition names none. */
  default?: string | undefined;
};

export type Struct = { name: string; flexible: boolean; fields: readonly Field[] };

/** One message at one version; the first struct is the message itself, in an order where users come before the used. */
export type Message = {
  name: string;
  apiKey: number | null;
  kind: 'request' | 'response' | 'data';
  version: number;
  flexible: boolean;
  structs: readonly Struct[];
};

/** Resolves a definition at one version: fields outside it dropped, inline structs named, names made unique. */
export function resolveMessage(definition: MessageDefinition, version: number): Message {
  if (!inRange(definition.validVersions, version)) {
    throw new Error(`${definition.name} has versions ${definition.validVersions}, not ${version}`);
  }
  const flexible = inRange(definition.flexibleVersions, version);
  const structs: Struct[] = [];
  const known = new Set<string>();
  const common = new Map(definition.commonStructs?.map((struct) => [struct.name, struct]));
  collectInline(definition.fields, common);

  const visit = (name: string, source: readonly FieldDefinition[]): void => {
    if (known.has(name)) return;
    known.add(name);
    const position = structs.length;
    const nested: (() => void)[] = [];
    const fields = source
      .filter((field) => inRange(field.versions, version) || inRange(field.taggedVersions, version))
      .map((field) => resolveField(field, version, flexible, definition.name, nested, common, visit));
    structs.splice(position, 0, { name, flexible, fields });
    for (const run of nested) run();
  };
  visit(definition.name, definition.fields);
  const kind =
    definition.type === 'request' || definition.type === 'response' ? definition.type : ('data' as const);
  return { name: definition.name, apiKey: definition.apiKey ?? null, kind, version, flexible, structs };
}

/** Structs defined inside one field may be used by name from another. */
function collectInline(fields: readonly FieldDefinition[], into: Map<string, StructDefinition>): void {
  for (const field of fields) {
    if (field.fields === undefined) continue;
    const name = field.type.replace('[]', '');
    into.set(name, { name, versions: field.versions, fields: field.fields });
    collectInline(field.fields, into);
  }
}

function resolveField(
  field: FieldDefinition,
  version: number,
  flexible: boolean,
  message: string,
  nested: (() => void)[],
  structs: ReadonlyMap<string, StructDefinition>,
  visit: (name: string, fields: readonly FieldDefinition[]) => void,
): Field {
  const isArray = field.type.startsWith('[]');
  const base = isArray ? field.type.slice(2) : field.type;
  let element: Exclude<FieldType, { kind: 'array' }>;
  if (isPrimitive(base)) {
    element = { kind: 'primitive', primitive: base };
  } else {
    const struct = structs.get(base);
    if (struct === undefined) throw new Error(`${message}.${field.name}: unknown type ${base}`);
    const name = base.startsWith(message) ? base : `${message}${base}`;
    nested.push(() => visit(name, struct.fields));
    element = { kind: 'struct', struct: name };
  }
  const tagged = inRange(field.taggedVersions, version);
  if (tagged && field.tag === undefined) throw new Error(`${message}.${field.name} is tagged without a tag`);
  return {
    name: camelCase(field.name),
    type: isArray ? { kind: 'array', element } : element,
    nullable: inRange(field.nullableVersions, version),
    compact: flexible && field.flexibleVersions !== 'none',
    tag: tagged ? field.tag : undefined,
    default: field.default === undefined ? undefined : String(field.default),
  };
}

function isPrimitive(name: string): name is Primitive {
  return (PRIMITIVES as readonly string[]).includes(name);
}

export function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

export function kebabCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
