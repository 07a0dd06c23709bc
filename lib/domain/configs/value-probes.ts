export type ProbedType = 'int' | 'long' | 'short' | 'double' | 'string' | 'list';

const INT_16 = ['-32768', '32767'];
const INT_32 = ['-2147483648', '2147483647'];
const INT_64 = ['-9223372036854775808', '9223372036854775807'];
const FLOAT_64 = [String(-Number.MAX_VALUE), String(Number.MAX_VALUE)];
const NO_WORD = ['?'];

/**
 * The ends of each type (`ConfigDef.Type`): Kafka tells what a key takes to nobody but who gets it wrong, and takes
 * these only where it takes everything.
 */
export const VALUE_PROBES: Readonly<Record<ProbedType, readonly string[]>> = {
  short: INT_16,
  int: INT_32,
  long: INT_64,
  double: FLOAT_64,
  string: NO_WORD,
  list: NO_WORD,
};

/** The rule in Kafka's refusal of a value, without the value and the key around it (`ConfigException`). */
export const ruleOfRefusal = (message: string): string =>
  message
    .replace(/^Invalid value org\.apache\.kafka\.common\.config\.ConfigException: /, '')
    .replace(/ for configuration Invalid dynamic configuration$/, '')
    .replace(/^Invalid value \S+ for (?:configuration )?\S+?[:,] /, '')
    .replace(/\.$/, '');
