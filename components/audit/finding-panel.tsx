'use client';

import { X } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { alterCommand } from '@/components/configs/alter-command.ts';
import { formatConfig } from '@/components/configs/config-format.ts';
import { proposalQuery } from '@/components/configs/proposal.ts';
import { LAYERS, StrataGlyph } from '@/components/configs/strata-glyph.tsx';
import { CodeBadge } from '@/components/ui/badge.tsx';
import { Button } from '@/components/ui/button.tsx';
import { cn } from '@/components/ui/cn.ts';
import { CodeBlock } from '@/components/ui/code-block.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { SeverityMark } from '@/components/ui/severity.tsx';
import { useAcceptances } from '@/lib/client/audit.ts';
import { routes } from '@/lib/client/routes.ts';
import type { AuditRuleDto, FindingDto } from '@/lib/contracts/audit.ts';
import type { ConfigSubjectDto } from '@/lib/contracts/config.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { DecisionList } from './decision-list.tsx';
import { evidenceText } from './evidence.ts';
import { SignOff } from './sign-off.tsx';
import { SubjectLink } from './subject-link.tsx';

type Suggestion = NonNullable<FindingDto['suggestion']>;

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-line px-3 py-2.5">
      <h3 className="mb-1 text-xs font-medium text-ink-3">{title}</h3>
      {children}
    </section>
  );
}

/** The layers a value may come from, with what each says: who decided it. */
function Layers({ config }: { config: NonNullable<FindingDto['config']> }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
      {LAYERS.map((layer) => {
        const isEffective = config.source === layer;
        const synonym = config.synonyms.find(({ source }) => source === layer);
        const value = synonym ? synonym.value : isEffective ? config.value : undefined;
        return (
          <div key={layer} className={cn('contents', isEffective ? 'font-semibold' : 'text-ink-3')}>
            <dt className="flex items-center gap-1.5 whitespace-nowrap">
              <StrataGlyph layer={layer} />
              {layer}
            </dt>
            <dd className="[overflow-wrap:anywhere]">
              {value === undefined && 'not set'}
              {value === null && 'no value'}
              {typeof value === 'string' && formatConfig(synonym?.name ?? config.key, value).text}
              {isEffective && ', in effect'}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Whom a value of the brokers reaches. */
function Reach({ blast: { inherit, keep, unknown } }: { blast: NonNullable<FindingDto['blast']> }) {
  return (
    <Part title="Whom it reaches">
      <p className="text-sm">
        <b className="font-semibold">{plural(inherit, 'topic inherits', 'topics inherit')}</b> it,{' '}
        {plural(keep, 'topic has', 'topics have')} a value of {keep === 1 ? 'its' : 'their'} own
        {unknown > 0 && `, of ${formatCount(unknown)} it cannot be known`}.
      </p>
    </Part>
  );
}

type FixProps = { clusterId: string; finding: FindingDto; rule: AuditRuleDto | undefined };

function Fix({ clusterId, finding, rule }: FixProps) {
  const { suggestion, instruction } = finding;
  return (
    <Part title="Fix">
      {suggestion !== null && (
        <>
          <p className="mb-2 text-sm">{suggestion.reason}</p>
          <CodeBlock code={commandOf(suggestion)} label="Copy the command" />
          <Button asChild variant="primary" className="mt-2">
            <Link href={previewOf(clusterId, suggestion)}>Preview the fix</Link>
          </Button>
        </>
      )}
      {instruction !== null && <p className="text-sm">{instruction}</p>}
      {suggestion === null && instruction === null && rule !== undefined && (
        <p className="text-sm">{rule.fix}</p>
      )}
    </Part>
  );
}

function Decisions({ clusterId, finding }: { clusterId: string; finding: FindingDto }) {
  const { data } = useAcceptances(clusterId, finding.key);
  const ended = data?.items.filter(({ id }) => id !== finding.acceptance?.id) ?? [];
  if (ended.length === 0) return null;
  return (
    <Part title="Decided before">
      <DecisionList decisions={ended} />
    </Part>
  );
}

function Times({ finding: { openedAt, fixedAt } }: { finding: FindingDto }) {
  if (openedAt === null) return null;
  return (
    <p className="text-xs text-ink-3">
      First seen {utcDateTime(openedAt)}
      {fixedAt !== null && (
        <>
          , <b className="font-semibold text-ok">fixed {utcDateTime(fixedAt)}</b>. What follows is as it was
          first seen with this value.
        </>
      )}
    </p>
  );
}

type FindingPanelProps = {
  clusterId: string;
  finding: FindingDto;
  rule: AuditRuleDto | undefined;
  onClose: () => void;
};

/** One finding whole: what it costs, what was measured, who decided the value, what to do. */
export function FindingPanel({ clusterId, finding, rule, onClose }: FindingPanelProps) {
  return (
    <Panel
      title={finding.title}
      aside={
        <Button variant="ghost" size="icon" aria-label="Close the finding" onClick={onClose}>
          <X aria-hidden className="size-3.5" />
        </Button>
      }
      className="[&_h2]:whitespace-normal"
    >
      <div className="min-h-0 overflow-y-auto">
        <div className="flex flex-col gap-1.5 px-3 py-2.5">
          <p className="flex flex-wrap items-center gap-2">
            <SeverityMark severity={finding.severity} pill />
            <CodeBadge>{finding.ruleId}</CodeBadge>
            <span className="text-xs text-ink-3">version {finding.ruleVersion}</span>
            <SubjectLink clusterId={clusterId} subject={finding.subject} />
          </p>
          <Times finding={finding} />
          <p className="font-medium">{finding.consequence}</p>
        </div>
        {finding.config !== null && (
          <Part title={`Who decided ${finding.config.key}`}>
            <p className="mb-1.5 text-sm">{sentence(finding.config.originText)}</p>
            <Layers config={finding.config} />
          </Part>
        )}
        {finding.blast !== null && <Reach blast={finding.blast} />}
        {finding.evidence.length > 0 && (
          <Part title="Measured">
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
              {finding.evidence.map((evidence) => (
                <div key={evidence.label} className="contents">
                  <dt className="text-ink-3">{evidence.label}</dt>
                  <dd className="num font-medium [overflow-wrap:anywhere]">{evidenceText(evidence)}</dd>
                </div>
              ))}
            </dl>
          </Part>
        )}
        {rule !== undefined && (
          <Part title="Why it matters">
            <p className="text-sm">{rule.why}</p>
          </Part>
        )}
        {finding.fixedAt === null && (
          <>
            <Fix clusterId={clusterId} finding={finding} rule={rule} />
            <Part title={finding.acceptance?.kind === 'muted' ? 'Muted' : 'Leave it as it is'}>
              <SignOff clusterId={clusterId} finding={finding} />
            </Part>
          </>
        )}
        <Decisions clusterId={clusterId} finding={finding} />
        {rule !== undefined && rule.sources.length > 0 && (
          <Part title="Sources">
            <ul className="flex flex-col gap-0.5 text-xs text-ink-2">
              {rule.sources.map(({ title, url }) => (
                <li key={title}>
                  {url === null ? (
                    title
                  ) : (
                    <a href={url} rel="noreferrer" target="_blank" className="underline">
                      {title}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          </Part>
        )}
      </div>
    </Panel>
  );
}

const subjectOf = ({ resource, name }: Suggestion): ConfigSubjectDto =>
  resource === 'cluster-default' ? { kind: 'cluster', name: '' } : { kind: resource, name };

const changeOf = ({ key, op, value }: Suggestion) => ({ key, value: op === 'SET' ? value : null });

const commandOf = (suggestion: Suggestion): string =>
  alterCommand(subjectOf(suggestion), [changeOf(suggestion)]);

/** The editor, with the suggested change under review. */
const previewOf = (clusterId: string, suggestion: Suggestion): Route =>
  `${routes.configs(clusterId, subjectOf(suggestion))}${proposalQuery(changeOf(suggestion))}` as Route;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
