import type { Field, FieldType, Message, Primitive } from './model.ts';

const TYPES: Readonly<Record<Primitive, string>> = {
  bool: 'boolean',
  int8: 'number',
  int16: 'number',
  uint16: 'number',
  int32: 'number',
  uint32: 'number',
  int64: 'bigint',
  float64: 'number',
  uuid: 'string',
  string: 'string',
  bytes: 'Uint8Array',
  records: 'Uint8Array',
};

export function emitTypes(message: Message): string {
  return message.structs
    .map((struct) => {
      const fields = struct.fields.map((field) => `  ${member(message, field)};`);
      return fields.length === 0
        ? `export type ${struct.name} = Record<string, never>;`
        : `export type ${struct.name} = {\n${fields.join('\n')}\n};`;
    })
    .join('\n\n');
}

/** In requests a default makes a field optional; a tagged field is optional everywhere: absent means not sent. */
export function isOptional(message: Message, field: Field): boolean {
  return field.tag !== undefined || (message.kind === 'request' && field.default !== undefined);
}

function member(message: Message, field: Field): string {
  const optional = isOptional(message, field);
  const type = `${tsType(field.type)}${field.nullable ? ' | null' : ''}`;
  return optional ? `${field.name}?: ${type} | undefined` : `${field.name}: ${type}`;
}

export function tsType(type: FieldType): string {
  if (type.kind === 'array') return `readonly ${tsType(type.element)}[]`;
  return type.kind === 'struct' ? type.struct : TYPES[type.primitive];
}
