import { isOptional } from './emit-types.ts';
import type { Field, FieldType, Message, Primitive, Struct } from './model.ts';

/** Writer method by primitive; string and bytes have their length variants. */
export const METHODS: Readonly<Record<Primitive, string>> = {
  bool: 'bool',
  int8: 'int8',
  int16: 'int16',
  uint16: 'uint16',
  int32: 'int32',
  uint32: 'uint32',
  int64: 'int64',
  float64: 'float64',
  uuid: 'uuid',
  string: 'string',
  bytes: 'bytes',
  records: 'bytes',
};

/** Name of the reader or writer method for a primitive with its length and null variants. */
export function methodOf(primitive: Primitive, compact: boolean, nullable: boolean): string {
  const method = METHODS[primitive];
  if (method !== 'string' && method !== 'bytes') return method;
  const base = compact ? `compact${method.charAt(0).toUpperCase()}${method.slice(1)}` : method;
  return nullable ? `${base}OrNull` : base;
}

export function emitEncoders(message: Message): string {
  return message.structs.map((struct) => emitEncoder(message, struct)).join('\n\n');
}

function emitEncoder(message: Message, struct: Struct): string {
  const inline = struct.fields.filter((field) => field.tag === undefined);
  const tagged = struct.fields
    .filter((field) => field.tag !== undefined)
    .sort((a, b) => (a.tag ?? 0) - (b.tag ?? 0));
  const lines = inline.flatMap((field) => {
    const value = accessOf(message, field);
    if (field.type.kind === 'primitive' || value === `m.${field.name}`)
      return encodeField(field, value, '  ');
    return [`  const ${field.name} = ${value};`, ...encodeField(field, field.name, '  ')];
  });
  if (struct.flexible) lines.push(...encodeTags(tagged));
  const unused = lines.every((line) => !line.includes('m.'));
  return `export function encode${struct.name}(w: Writer, ${unused ? '_m' : 'm'}: ${struct.name}): void {\n${lines.join('\n')}\n}`;
}

function accessOf(message: Message, field: Field): string {
  const access = `m.${field.name}`;
  if (!isOptional(message, field) || field.default === undefined) return access;
  const fallback = literal(field);
  return field.nullable && fallback !== 'null'
    ? `${access} === undefined ? ${fallback} : ${access}`
    : `${access} ?? ${fallback}`;
}

function literal(field: Field): string {
  if (field.default === 'null') return 'null';
  if (field.type.kind !== 'primitive') throw new Error(`${field.name}: default of a ${field.type.kind}`);
  const text = field.default ?? '';
  switch (field.type.primitive) {
    case 'string':
      return JSON.stringify(text);
    case 'bool':
      return text === 'true' ? 'true' : 'false';
    case 'int64':
      return `${BigInt(text)}n`;
    default:
      return String(Number(text));
  }
}

function encodeField(field: Field, value: string, indent: string): string[] {
  const { type, compact, nullable } = field;
  if (type.kind === 'primitive')
    return [`${indent}w.${methodOf(type.primitive, compact, nullable)}(${value});`];
  if (type.kind === 'array') return encodeArray(type, compact, nullable, value, indent);
  if (!nullable) return [`${indent}encode${type.struct}(w, ${value});`];
  // A nullable struct is one byte, -1 or 1, before the struct itself.
  return [
    `${indent}if (${value} === null) w.int8(-1);`,
    `${indent}else {`,
    `${indent}  w.int8(1);`,
    `${indent}  encode${type.struct}(w, ${value});`,
    `${indent}}`,
  ];
}

function encodeArray(
  type: Extract<FieldType, { kind: 'array' }>,
  compact: boolean,
  nullable: boolean,
  value: string,
  indent: string,
): string[] {
  const length = compact ? 'compactLength' : 'length';
  const item =
    type.element.kind === 'struct'
      ? `encode${type.element.struct}(w, item)`
      : `w.${methodOf(type.element.primitive, compact, false)}(item)`;
  const body = [`w.${length}(${value}.length);`, `for (const item of ${value}) ${item};`];
  if (!nullable) return body.map((line) => indent + line);
  return [
    `${indent}if (${value} === null) w.${length}(-1);`,
    `${indent}else {`,
    ...body.map((line) => `${indent}  ${line}`),
    `${indent}}`,
  ];
}

function encodeTags(tagged: readonly Field[]): string[] {
  if (tagged.length === 0) return ['  w.uvarint(0);'];
  const present = tagged.map((field) => `(m.${field.name} === undefined ? 0 : 1)`).join(' + ');
  return [
    `  w.uvarint(${present});`,
    ...tagged.flatMap((field) => [
      `  const ${field.name} = m.${field.name};`,
      `  if (${field.name} !== undefined) {`,
      `    w.tagged(${field.tag}, (w) => {`,
      ...encodeField(field, field.name, '      '),
      '    });',
      '  }',
    ]),
  ];
}
