import { csvChunks } from './csv.ts';
import type { FailOn } from './fail-on.ts';
import { jsonChunks } from './json.ts';
import { junitChunks } from './junit.ts';
import { markdownChunks } from './markdown.ts';
import type { Report } from './report.ts';
import { sarifChunks } from './sarif.ts';
import { textChunks } from './text.ts';

export const REPORT_FORMATS = ['text', 'json', 'csv', 'junit', 'markdown', 'sarif'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export type ReportMedia = { contentType: string; extension: string };

/** What each format is called outside. */
export const REPORT_MEDIA: Readonly<Record<ReportFormat, ReportMedia>> = {
  text: { contentType: 'text/plain; charset=utf-8', extension: 'txt' },
  json: { contentType: 'application/json', extension: 'json' },
  csv: { contentType: 'text/csv; charset=utf-8; header=present', extension: 'csv' },
  junit: { contentType: 'application/xml', extension: 'xml' },
  markdown: { contentType: 'text/markdown; charset=utf-8', extension: 'md' },
  sarif: { contentType: 'application/sarif+json', extension: 'sarif' },
};

/**
 * The report piece by piece, the last one ending with a line break: a server sends them as they come and never holds up
 * others for a large report. `failOn` decides what JUnit calls a failure.
 */
export function reportChunks(report: Report, format: ReportFormat, failOn: FailOn): Generator<string> {
  switch (format) {
    case 'text':
      return textChunks(report);
    case 'json':
      return jsonChunks(report);
    case 'csv':
      return csvChunks(report);
    case 'junit':
      return junitChunks(report, failOn);
    case 'markdown':
      return markdownChunks(report);
    case 'sarif':
      return sarifChunks(report);
  }
}
