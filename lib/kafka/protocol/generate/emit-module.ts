import { emitDecoders, emitSteps } from './emit-decode.ts';
import { emitEncoders } from './emit-encode.ts';
import { emitTypes } from './emit-types.ts';
import { camelCase, kebabCase, type Message } from './model.ts';
import { CLIENT_VERSION, STEPPED } from './selection.ts';

const HEADER = `// Generated from the message definitions of Apache Kafka ${CLIENT_VERSION} (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts\n`;

export type ApiPair = { api: string; version: number; request: Message; response: Message };

export const fileOf = (api: string, version: number): string => `${kebabCase(api)}-v${version}.ts`;
export const constantOf = (api: string, version: number): string => `${camelCase(api)}V${version}`;

/** What a client needs: types, request encoder, response decoder and the descriptor of the API. */
export function emitClientModule({ api, version, request, response }: ApiPair): string {
  const path = STEPPED[response.name];
  const descriptor = [
    `export const ${constantOf(api, version)}: Api<${request.name}, ${response.name}> = {`,
    `  name: '${api}',`,
    `  key: ${request.apiKey},`,
    `  version: ${version},`,
    `  requestHeader: ${request.flexible ? 2 : 1},`,
    // ApiVersions is answered with header v0 always, because the client cannot know yet what the broker speaks.
    `  responseHeader: ${response.flexible && api !== 'ApiVersions' ? 1 : 0},`,
    `  encode: encode${request.name},`,
    `  decode: decode${response.name},`,
    ...(path === undefined ? [] : [`  steps: steps${response.name},`]),
    '};',
  ].join('\n');
  return [
    HEADER +
      "import type { Api } from '../api.ts';\nimport type { Reader } from '../reader.ts';\nimport type { Writer } from '../writer.ts';",
    emitTypes(request),
    emitTypes(response),
    emitEncoders(request),
    emitDecoders(response),
    ...(path === undefined ? [] : [emitSteps(response, path)]),
    descriptor,
    '',
  ].join('\n\n');
}

/** The other direction, for a fake broker and round trips in tests; never imported by production code. */
export function emitPeerModule({ api, version, request, response }: ApiPair): string {
  const types = [...request.structs, ...response.structs].map((struct) => struct.name).sort();
  const name = constantOf(api, version);
  return [
    HEADER +
      "import type { Peer } from '../../api.ts';\nimport type { Reader } from '../../reader.ts';\nimport type { Writer } from '../../writer.ts';\n" +
      `import { ${name} } from '../${fileOf(api, version)}';\n` +
      `import type {\n${types.map((type) => `  ${type},`).join('\n')}\n} from '../${fileOf(api, version)}';`,
    emitDecoders(request),
    emitEncoders(response),
    [
      `export const ${name}Peer: Peer<${request.name}, ${response.name}> = {`,
      `  api: ${name},`,
      `  decodeRequest: decode${request.name},`,
      `  encodeResponse: encode${response.name},`,
      '};',
    ].join('\n'),
    '',
  ].join('\n\n');
}

export function emitPeerIndex(pairs: readonly ApiPair[]): string {
  const imports = pairs.map(
    ({ api, version }) => `import { ${constantOf(api, version)}Peer } from './${fileOf(api, version)}';`,
  );
  const names = pairs.map(({ api, version }) => `  ${constantOf(api, version)}Peer,`);
  return `${HEADER}${imports.join('\n')}\n\nexport const peers = [\n${names.join('\n')}\n] as const;\n`;
}

export function emitDataModule(message: Message): string {
  return [
    `${HEADER}import type { Reader } from '../reader.ts';\nimport type { Writer } from '../writer.ts';`,
    emitTypes(message),
    emitEncoders(message),
    emitDecoders(message),
    '',
  ].join('\n\n');
}
