import { describe, expect, it } from 'vitest';
import { inRange, parseDefinition } from './definition.ts';
import { resolveMessage } from './model.ts';

describe('inRange', () => {
  it.each([
    ['3', 3, true],
    ['3', 4, false],
    ['3-5', 2, false],
    ['3-5', 5, true],
    ['3-5', 6, false],
    ['3+', 2, false],
    ['3+', 99, true],
    ['none', 0, false],
    ['', 0, false],
  ])('reads "%s" for version %i as %s', (range, version, expected) => {
    expect(inRange(range, version)).toBe(expected);
  });
});

const TEXT = `// Licensed
// to someone
{
  "apiKey": 99, "type": "request", "name": "DemoRequest", "validVersions": "1-2", "flexibleVersions": "2+",
  "fields": [
    // a comment between fields
    { "name": "OldName", "type": "string", "versions": "1" },
    { "name": "ClientId", "type": "string", "versions": "1+", "nullableVersions": "2+", "flexibleVersions": "none" },
    { "name": "Limit", "type": "int32", "versions": "1+", "default": -1 },
    { "name": "Cursor", "type": "Cursor", "versions": "2+", "nullableVersions": "2+", "default": "null", "fields": [
      { "name": "Topic", "type": "string", "versions": "2+" } ]},
    { "name": "Extra", "type": "[]Shared", "versions": "2+", "taggedVersions": "2+", "tag": 4 }
  ],
  "commonStructs": [ { "name": "Shared", "versions": "2+", "fields": [
    { "name": "At", "type": "Cursor", "versions": "2+" } ]} ]
}`;

describe('resolveMessage', () => {
  const definition = parseDefinition(TEXT);

  it('drops fields of other versions and knows what is compact, nullable and tagged', () => {
    const message = resolveMessage(definition, 2);
    expect(message).toMatchObject({ apiKey: 99, kind: 'request', flexible: true });
    expect(message.structs[0]?.fields).toEqual([
      expect.objectContaining({ name: 'clientId', nullable: true, compact: false, tag: undefined }),
      expect.objectContaining({ name: 'limit', default: '-1' }),
      expect.objectContaining({
        name: 'cursor',
        type: { kind: 'struct', struct: 'DemoRequestCursor' },
        nullable: true,
      }),
      expect.objectContaining({
        name: 'extra',
        tag: 4,
        type: { kind: 'array', element: { kind: 'struct', struct: 'DemoRequestShared' } },
      }),
    ]);
  });

  it('finds a struct that one field defines and another uses, and gives it once', () => {
    const names = resolveMessage(definition, 2).structs.map(({ name }) => name);
    expect(names.toSorted()).toEqual(['DemoRequest', 'DemoRequestCursor', 'DemoRequestShared']);
  });

  it('leaves out structs that a version does not use', () => {
    const message = resolveMessage(definition, 1);
    expect(message.flexible).toBe(false);
    expect(message.structs.map(({ name }) => name)).toEqual(['DemoRequest']);
  });

  it('refuses a version the message does not have', () => {
    expect(() => resolveMessage(definition, 3)).toThrow('has versions 1-2, not 3');
  });
});
