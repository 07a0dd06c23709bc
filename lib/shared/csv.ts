/** What a cell may hold; null is a value that is not known. */
export type CsvValue = string | number | boolean | null;

/** Begins a formula in Excel, LibreOffice or Sheets, also behind blanks and in full width (OWASP "CSV Injection"). */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
/** -1 and -0.5 calculate nothing, and must stay numbers. */
const NEGATIVE_NUMBER = /^-\d+(?:\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$|^$/;

/**
 * One line of a CSV file by RFC 4180, with its CRLF. Null is an empty cell, the empty text is `""`.
 * Text that a spreadsheet would run as a formula gets a leading apostrophe; negative numbers stay as they are.
 */
export function toCsvRow(values: readonly CsvValue[]): string {
  return `${values.map(toCell).join(',')}\r\n`;
}

function toCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) && !NEGATIVE_NUMBER.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
