import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deleteGroupCommand,
  deleteOffsetsCommand,
  isoDuration,
  resetCommand,
  shareResetCommand,
} from './group-commands.ts';
import { groupDeletionConsequences, resetConsequences } from './group-consequences.ts';
import { parseOffsetCsv, toOffsetCsv } from './offset-csv.ts';
import { isMoved, type OffsetInput, plannedOffset, resetTotals } from './offset-reset.ts';

const input = (parts: Partial<OffsetInput> = {}): OffsetInput => ({
  topic: 'orders',
  partition: 0,
  start: 10n,
  end: 100n,
  before: 50n,
  to: { offset: 50n },
  exact: false,
  ...parts,
});
const planned = (parts: Partial<OffsetInput>) => plannedOffset(input(parts));

describe('one partition of a reset', () => {
  it.each([
    ['back inside the log is read again', { to: { offset: 20n } }, [20n, null, 30n, 0n]],
    ['forward inside the log is skipped', { to: { offset: 80n } }, [80n, null, 0n, 30n]],
    ['before the log is held at its start', { to: { offset: 3n } }, [10n, 'start', 40n, 0n]],
    ['beyond the log is held at its end', { to: { offset: 101n } }, [100n, 'end', 0n, 50n]],
    [
      'from before the log skips what is left of it',
      { before: 2n, to: { offset: 15n } },
      [15n, null, 0n, 5n],
    ],
    ['from beyond the log reads what there is', { before: 500n, to: { offset: 90n } }, [90n, null, 10n, 0n]],
    [
      'a first commit neither reads again nor skips',
      { before: null, to: { offset: 90n } },
      [90n, null, 0n, 0n],
    ],
    ['a commit that goes neither', { to: { offset: null } }, [null, null, 0n, 0n]],
    ['to where it is changes nothing', {}, [50n, null, 0n, 0n]],
    ['an undo goes back outside the log', { exact: true, to: { offset: 3n } }, [3n, null, 40n, 0n]],
    [
      'an undo of a partition whose leader is silent does not guess',
      { exact: true, start: null, end: null, to: { offset: 3n } },
      [3n, null, null, null],
    ],
  ] as const)('%s', (_, parts, [after, clamped, reread, skipped]) => {
    expect(planned(parts)).toMatchObject({ after, clamped, reread, skipped, problem: null, conflict: false });
  });

  it.each([
    ['a silent leader', { end: null, to: { offset: 20n } }, 'Its leader does not answer.', false],
    ['a target that is not known', { to: { problem: 'No commit.' } }, 'No commit.', false],
    [
      'a commit that moved since somebody looked',
      { seen: 49n, to: { offset: 20n } },
      'Its commit moved from 49 to 50 since it was looked at.',
      true,
    ],
    [
      'a commit that came since',
      { seen: null, to: { offset: 20n } },
      'Its commit moved from none to 50 since it was looked at.',
      true,
    ],
  ] as const)('is left alone with %s', (_, parts, problem, conflict) => {
    const row = planned(parts);
    expect(row).toMatchObject({ problem, conflict, after: 50n });
    expect(isMoved(row)).toBe(false);
  });

  const offset = fc.bigInt({ min: 0n, max: 1_000n });
  const log = fc.tuple(offset, offset).map(([a, b]) => (a < b ? { start: a, end: b } : { start: b, end: a }));

  it('ends inside the log, counts one direction only, and never more than the log holds', () => {
    fc.assert(
      fc.property(log, fc.option(offset), offset, ({ start, end }, before, to) => {
        const row = planned({ start, end, before, to: { offset: to } });
        expect(row.after !== null && row.after >= start && row.after <= end).toBe(true);
        const [reread, skipped] = [row.reread ?? -1n, row.skipped ?? -1n];
        expect(reread * skipped).toBe(0n);
        expect(reread >= 0n && skipped >= 0n && reread + skipped <= end - start).toBe(true);
        if (before !== null && before >= start && before <= end) {
          expect((row.after ?? 0n) - before).toBe(skipped - reread);
        }
      }),
    );
  });

  it('and its undo bring back what there was, commit or none', () => {
    fc.assert(
      fc.property(log, fc.option(offset), offset, ({ start, end }, before, to) => {
        const there = planned({ start, end, before, to: { offset: to } });
        const back = planned({ start, end, before: there.after, to: { offset: before }, exact: true });
        expect(back.after).toBe(before);
        if (before !== null) expect([back.reread, back.skipped]).toEqual([there.skipped, there.reread]);
      }),
    );
  });
});

describe('a reset as a whole', () => {
  const rows = [
    planned({ to: { offset: 20n } }),
    planned({ partition: 1, to: { offset: 900n } }),
    planned({ partition: 2, before: null, to: { offset: 10n } }),
    planned({ partition: 3 }),
    planned({ partition: 4, seen: 7n, to: { offset: 20n } }),
    planned({ partition: 5, start: null, to: { offset: 20n } }),
    planned({ partition: 6, to: { offset: null } }),
  ];

  it('is counted without what is left alone', () => {
    expect(resetTotals(rows)).toEqual({
      moved: 4,
      unchanged: 1,
      left: 2,
      conflicts: 1,
      clamped: 1,
      created: 1,
      deleted: 1,
      reread: 30n,
      skipped: 50n,
      unknown: 0,
    });
  });

  it('says what is skipped first, then what is read again, and where it was held back', () => {
    const said = resetConsequences({ name: 'sink', kind: 'classic' }, rows).map(
      ({ level, text }) => `${level}: ${text}`,
    );
    expect(said[0]).toBe(
      'danger: Up to 50 records are skipped: sink does not read them unless it goes back.',
    );
    expect(said[1]).toMatch(/^warn: Up to 30 records are read again/);
    expect(said[2]).toBe('warn: 1 partition is held inside the log: orders 1 at 100, where its log ends.');
    expect(said).toContain('info: 1 partition gets its first commit.');
    expect(said).toContainEqual(expect.stringMatching(/^warn: 1 partition loses its commit/));
    expect(said).toContainEqual(
      expect.stringMatching(
        /^warn: The commit of 1 partition moved .*\(orders 4\): nothing is applied there/,
      ),
    );
    expect(said.at(-1)).toBe('warn: 1 partition is left alone: orders 5, Its leader does not answer.');
  });

  it.each([
    ['simple', /choose their partitions themselves/],
    ['streams', /state stores and internal topics stay/],
    ['share', /no commits but a start offset/],
  ])('of a %s group says by which rule it goes', (kind, words) => {
    const said = resetConsequences({ name: 'g', kind }, rows);
    expect(said.at(-1)?.text).toMatch(words);
  });

  it('deleting a group says how many commits go with it', () => {
    const said = (commits: number) => groupDeletionConsequences({ name: 'g', kind: 'classic' }, commits);
    expect(said(3)[0]?.text).toMatch(/^g goes, with its commits on 3 partitions/);
    expect(said(0)[0]?.text).toBe('g goes. It has no commits.');
  });
});

describe('offsets from a file', () => {
  it('are read as Kafka’s tool writes them, with a header or quotes or without', () => {
    expect(
      parseOffsetCsv('\uFEFFtopic,partition,offset\r\n"a.b",0,9007199254740993\n\n a , 1 , 2 \n'),
    ).toEqual({
      ok: true,
      rows: [
        { line: 2, topic: 'a.b', partition: 0, offset: 9_007_199_254_740_993n },
        { line: 4, topic: 'a', partition: 1, offset: 2n },
      ],
    });
  });

  it.each([
    ['nothing', '\n\n', 'There is no line in it.'],
    ['a field too few', 'a,0,1\na,1', 'Line 2: topic,partition,offset is wanted; it has 2 fields.'],
    ['a field too many', 'g,a,0,1', 'Line 1: topic,partition,offset is wanted; it has 4 fields.'],
    ['a topic that cannot be', 'a b,0,1', 'Line 1: the topic "a b" cannot be: " " is not allowed'],
    ['a partition that is none', '\na,-1,1', 'Line 2: the partition "-1" is not a whole number from 0.'],
    ['a partition beyond int32', 'a,2147483648,1', 'Line 1: the partition "2147483648"'],
    ['an offset that is none', 'a,0,1.5', 'Line 1: the offset "1.5" is not a whole number from 0.'],
    ['an offset beyond int64', 'a,0,9223372036854775808', 'Line 1: the offset "9223372036854775808"'],
    ['a partition twice', 'a,0,1\nb,0,1\na,0,2', 'Line 3: a 0 is named on line 1 already.'],
  ])('with %s are refused with the line', (_, text, message) => {
    const parsed = parseOffsetCsv(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.message).toContain(message);
  });

  it('come back the same', () => {
    const row = fc.record({
      topic: fc.stringMatching(/^[a-z][a-z0-9._-]{0,20}$/),
      partition: fc.nat(),
      offset: fc.bigInt({ min: 0n, max: 9_223_372_036_854_775_807n }),
    });
    const rows = fc.uniqueArray(row, {
      minLength: 1,
      selector: ({ topic, partition }) => `${topic} ${partition}`,
    });
    fc.assert(
      fc.property(rows, (list) => {
        const parsed = parseOffsetCsv(toOffsetCsv(list));
        expect(parsed.ok && parsed.rows.map(({ line: _, ...rest }) => rest)).toEqual(list);
      }),
    );
  });
});

describe('the same with Kafka’s own tools', () => {
  const scope = {
    kind: 'some',
    topics: [
      { topic: 'a', partitions: [0, 2] },
      { topic: 'b', partitions: null },
    ],
  } as const;
  const TOOL = "kafka-consumer-groups.sh --bootstrap-server $BOOTSTRAP --group 'my group' --reset-offsets";
  const at = Date.UTC(2026, 10, 18, 3, 12, 4, 5);

  it.each([
    [{ kind: 'earliest' }, '--to-earliest'],
    [{ kind: 'latest' }, '--to-latest'],
    [{ kind: 'time', at }, '--to-datetime 2026-11-18T03:12:04.005'],
    [{ kind: 'duration', backMs: 9_000_000 }, '--by-duration PT2H30M'],
    [{ kind: 'offset', offset: 9_007_199_254_740_993n }, '--to-offset 9007199254740993'],
    [{ kind: 'shift', by: -10n }, '--shift-by -10'],
  ] as const)('%o', (method, option) => {
    const lines = [TOOL, '--topic a:0,2', '--topic b', option, '--execute'];
    expect(resetCommand('my group', scope, method, [])).toBe(lines.join(' \\\n  '));
    expect(resetCommand('my group', { kind: 'all' }, method, [])).toContain('--all-topics');
  });

  it('puts offsets of their own into a file, and deletes the commits that go', () => {
    const rows = [
      planned({ to: { offset: 20n } }),
      planned({ partition: 1 }),
      planned({ partition: 2, to: { offset: null } }),
    ];
    expect(resetCommand('my group', { kind: 'all' }, { kind: 'positions' }, rows)).toBe(
      [
        "cat > offsets.csv <<'END'\norders,0,20\nEND",
        `${TOOL} \\\n  --from-file offsets.csv \\\n  --execute`,
        `${TOOL.replace('--reset-offsets', '--delete-offsets')} \\\n  --topic orders:2`,
      ].join('\n'),
    );
  });

  it('names the tool of the kind of group, and says where there is none', () => {
    expect(deleteOffsetsCommand('g', [{ topic: 'a', partition: 1 }])).toMatch(
      /--delete-offsets \\\n {2}--topic a:1$/,
    );
    expect(deleteGroupCommand('g', 'share')).toMatch(/^kafka-share-groups.sh .* --delete$/);
    expect(shareResetCommand('g', { kind: 'all' }, { kind: 'latest' })).toMatch(
      /^kafka-share-groups.sh .*--to-latest/s,
    );
    expect(shareResetCommand('g', { kind: 'all' }, { kind: 'shift', by: 1n })).toMatch(
      /^# .*alterShareGroupOffsets/,
    );
  });

  it.each([
    [0, 'PT0S'],
    [90_000, 'PT1M30S'],
    [1_500, 'PT1.5S'],
    [172_800_000, 'PT48H'],
  ])('%i ms is %s', (ms, text) => {
    expect(isoDuration(ms)).toBe(text);
  });
});
