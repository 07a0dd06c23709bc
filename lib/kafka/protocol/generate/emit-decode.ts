import { methodOf } from './emit-encode.ts';
import { tsType } from './emit-types.ts';
import type { Field, FieldType, Message, Struct } from './model.ts';
import { REPEATED } from './selection.ts';

export function emitDecoders(message: Message): string {
  return message.structs
    .flatMap((struct) => [emitDecoder(struct, null), ...struct.fields.flatMap(emitRepeated(struct))])
    .join('\n\n');
}

const isRepeated = (struct: Struct, field: Field): boolean => REPEATED.has(`${struct.name}.${field.name}`);
const repeatedName = (struct: Struct, field: Field): string =>
  `decode${struct.name}${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;

/** The array by itself, so that the reader can tell where it ends. */
const emitRepeated =
  (struct: Struct) =>
  (field: Field): string[] => {
    if (!isRepeated(struct, field)) return [];
    if (field.type.kind !== 'array') throw new Error(`${struct.name}.${field.name} is no array`);
    const lines = [
      `function ${repeatedName(struct, field)}(r: Reader): ${tsType(field.type.element)}[] {`,
      ...decodeArray(field, field.type, `const ${field.name}`, '  ', null),
      `  return ${field.name};`,
      '}',
    ];
    return [lines.join('\n')];
  };

/**
 * The same decoders as generators that yield after each element of the arrays along `path`: names of array fields from
 * the message inwards.
 */
export function emitSteps(message: Message, path: readonly string[]): string {
  const functions: string[] = [];
  let struct = message.structs[0];
  for (const [depth, name] of path.entries()) {
    const field = struct?.fields.find((candidate) => candidate.name === name);
    if (struct === undefined || field?.type.kind !== 'array' || field.type.element.kind !== 'struct') {
      throw new Error(`${message.name}: ${path.join('.')} is no path of struct arrays`);
    }
    functions.push(emitDecoder(struct, { field: name, deeper: depth + 1 < path.length }));
    const next = field.type.element.struct;
    struct = message.structs.find((candidate) => candidate.name === next);
  }
  return functions.join('\n\n');
}

type Step = { field: string; deeper: boolean };

function emitDecoder(struct: Struct, step: Step | null): string {
  const inline = struct.fields.filter((field) => field.tag === undefined);
  const tagged = struct.fields.filter((field) => field.tag !== undefined);
  const lines = inline.flatMap((field) =>
    isRepeated(struct, field)
      ? [`  const ${field.name} = r.repeated(${repeatedName(struct, field)});`]
      : decodeInline(field, step?.field === field.name ? step : null),
  );
  if (struct.flexible) lines.push(...decodeTags(tagged));
  const names = struct.fields.map((field) => field.name).join(', ');
  const result = names === '' ? '{}' : `{ ${names} }`;
  const head =
    step === null
      ? `export function decode${struct.name}(${lines.length === 0 ? '_r' : 'r'}: Reader): ${struct.name} {`
      : `export function* steps${struct.name}(r: Reader): Generator<undefined, ${struct.name}, undefined> {`;
  return `${head}\n${[...lines, `  return ${result};`].join('\n')}\n}`;
}

function decodeInline(field: Field, step: Step | null): string[] {
  if (field.type.kind === 'array') return decodeArray(field, field.type, `const ${field.name}`, '  ', step);
  return [`  const ${field.name} = ${decodeSingle(field, field.type)};`];
}

function decodeSingle(field: Field, type: Exclude<FieldType, { kind: 'array' }>): string {
  if (type.kind === 'primitive') return `r.${methodOf(type.primitive, field.compact, field.nullable)}()`;
  return field.nullable ? `r.int8() < 0 ? null : decode${type.struct}(r)` : `decode${type.struct}(r)`;
}

function decodeArray(
  field: Field,
  type: Extract<FieldType, { kind: 'array' }>,
  target: string,
  indent: string,
  step: Step | null,
): string[] {
  const { element } = type;
  if (element.kind === 'primitive' && element.primitive === 'int32' && !field.nullable) {
    return [`${indent}${target} = r.${field.compact ? 'compactInt32Array' : 'int32Array'}();`];
  }
  const item =
    element.kind === 'struct'
      ? `decode${element.struct}(r)`
      : `r.${methodOf(element.primitive, field.compact, false)}()`;
  const list = `${tsType(element)}[]`;
  const items = `${field.name}Items`;
  const length = `r.${field.compact ? 'compactLength' : 'length'}${field.nullable ? 'OrNull' : ''}()`;
  const pushed = step?.deeper && element.kind === 'struct' ? `yield* steps${element.struct}(r)` : item;
  const loop = (count: string): string[] =>
    step === null
      ? [`for (let n = ${count}; n > 0; n--) ${items}.push(${pushed});`]
      : [`for (let n = ${count}; n > 0; n--) {`, `  ${items}.push(${pushed});`, '  yield;', '}'];
  if (!field.nullable && target === `const ${field.name}`) {
    return [`${target}: ${list} = [];`, ...loop(length)].map(
      (line) => indent + line.replace(items, field.name),
    );
  }
  if (!field.nullable) {
    return [`const ${items}: ${list} = [];`, ...loop(length), `${target} = ${items};`].map(
      (line) => indent + line,
    );
  }
  const count = `${field.name}Length`;
  return [
    `const ${count} = ${length};`,
    `const ${items}: ${list} = [];`,
    ...loop(count),
    `${target} = ${count} < 0 ? null : ${items};`,
  ].map((line) => indent + line);
}

function decodeTags(tagged: readonly Field[]): string[] {
  if (tagged.length === 0) return ['  r.skipTags();'];
  return [
    ...tagged.map(
      (field) => `  let ${field.name}: ${tsType(field.type)}${field.nullable ? ' | null' : ''} | undefined;`,
    ),
    '  for (let n = r.uvarint(); n > 0; n--) {',
    '    const tag = r.uvarint();',
    '    const size = r.uvarint();',
    '    switch (tag) {',
    ...tagged.flatMap((field) => [
      `      case ${field.tag}: {`,
      ...(field.type.kind === 'array'
        ? decodeArray(field, field.type, field.name, '        ', null)
        : [`        ${field.name} = ${decodeSingle(field, field.type)};`]),
      '        break;',
      '      }',
    ]),
    '      default:',
    '        r.skip(size);',
    '    }',
    '  }',
  ];
}
