import fc from 'fast-check';
import type { Field, FieldType, Message, Primitive, Struct } from '../generate/model.ts';

const int = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

const bytes: fc.Arbitrary<Uint8Array> = fc.uint8Array({ maxLength: 40 }).map((value) => Buffer.from(value));

const PRIMITIVE: Readonly<Record<Primitive, fc.Arbitrary<unknown>>> = {
  bool: fc.boolean(),
  int8: int(-128, 127),
  int16: int(-32_768, 32_767),
  uint16: int(0, 65_535),
  int32: int(-(2 ** 31), 2 ** 31 - 1),
  uint32: int(0, 2 ** 32 - 1),
  int64: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  float64: fc.double({ noNaN: true }),
  uuid: fc
    .uint8Array({ minLength: 16, maxLength: 16 })
    .map((value) => Buffer.from(value).toString('base64url')),
  string: fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: 'grapheme-ascii', minLength: 120, maxLength: 140 }),
  ),
  bytes,
  records: bytes,
};

/** Any value of a message, drawn from its definition and not from the codec under test. */
export function arbitraryMessage(message: Message): fc.Arbitrary<unknown> {
  const [root] = message.structs;
  if (root === undefined) throw new Error(`${message.name} has no structs`);
  return arbitraryStruct(message, root);
}

function arbitraryStruct(message: Message, struct: Struct): fc.Arbitrary<unknown> {
  const fields = struct.fields.map((field) => [field.name, arbitraryField(message, field)]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>);
}

function arbitraryField(message: Message, field: Field): fc.Arbitrary<unknown> {
  const value = arbitraryType(message, field.type);
  const nullable = field.nullable ? fc.option(value, { nil: null }) : value;
  return field.tag === undefined ? nullable : fc.option(nullable, { nil: undefined });
}

function arbitraryType(message: Message, type: FieldType): fc.Arbitrary<unknown> {
  if (type.kind === 'primitive') return PRIMITIVE[type.primitive];
  if (type.kind === 'array') return fc.array(arbitraryType(message, type.element), { maxLength: 4 });
  const struct = message.structs.find((candidate) => candidate.name === type.struct);
  if (struct === undefined) throw new Error(`${message.name} has no struct ${type.struct}`);
  return arbitraryStruct(message, struct);
}
