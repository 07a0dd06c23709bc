import { parseDefinition } from './definition.ts';
import { emitClientModule, emitDataModule, emitPeerIndex, emitPeerModule, fileOf } from './emit-module.ts';
import { type Message, resolveMessage } from './model.ts';
import { DATA_MESSAGES, SELECTION } from './selection.ts';

/**
 * Every generated file by its path under `messages/`.
 * `read` gives the text of one definition by message name, such as `MetadataRequest`.
 */
export function generateFiles(read: (message: string) => string): Map<string, string> {
  const load = (name: string, version: number): Message =>
    resolveMessage(parseDefinition(read(name)), version);
  const files = new Map<string, string>();
  const schemas: Message[] = [];
  const pairs = Object.entries(SELECTION).flatMap(([api, versions]) =>
    versions.map((version) => ({
      api,
      version,
      request: load(`${api}Request`, version),
      response: load(`${api}Response`, version),
    })),
  );
  for (const pair of pairs) {
    files.set(fileOf(pair.api, pair.version), emitClientModule(pair));
    files.set(`peer/${fileOf(pair.api, pair.version)}`, emitPeerModule(pair));
    schemas.push(pair.request, pair.response);
  }
  for (const [name, versions] of Object.entries(DATA_MESSAGES)) {
    for (const version of versions) files.set(fileOf(name, version), emitDataModule(load(name, version)));
  }
  files.set('peer/index.ts', emitPeerIndex(pairs));
  // An independent description of the same messages, from which the round-trip tests draw their values.
  files.set('peer/schemas.json', `[\n${schemas.map((schema) => JSON.stringify(schema)).join(',\n')}\n]\n`);
  return files;
}
