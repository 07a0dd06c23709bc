import { beforeEach, describe, expect, it } from 'vitest';
import type { AclBinding } from '@/lib/domain/model/acl.ts';
import { memoryStore } from '@/test/memory-store.ts';
import { createPolicyBook, type FileState, type PolicyBook } from './policy-book.ts';

const GOOD = 'version: 1\nteams:\n  orders: {match: [{prefix: orders}]}\n';
const BAD = 'version: 1\nteams:\n  orders: {match: []}\n';
const topic = (name: string) => ({ kind: 'topic' as const, name });

let now: number;
let told: FileState[];
let book: PolicyBook;
let changes: number;

const open = async (store = memoryStore(), path: string | undefined = '/etc/policy.yaml') => {
  book = await createPolicyBook({ store, path, now: () => now, onFile: (state) => told.push(state) });
  book.subscribe(() => {
    changes += 1;
  });
};

const inForce = (environment: 'prod' | 'dev', acls: readonly AclBinding[] | null = null) =>
  book.inForce(environment, acls);

beforeEach(async () => {
  now = 1_000;
  told = [];
  changes = 0;
  await open();
});

describe('a policy file', () => {
  it('that becomes wrong leaves the last good policy in force and says where it is wrong, since when', () => {
    book.offer({ text: GOOD });
    const before = inForce('prod');
    now = 2_000;
    book.offer({ text: BAD });
    now = 3_000;
    book.offer({ text: `${BAD}x: 1` });
    expect(inForce('prod')).toBe(before);
    expect(book.state().file).toMatchObject({ readAt: 1_000, wrongSince: 2_000, unreadable: null });
    expect(book.state().file?.problems.map(({ line }) => line)).toEqual([3, 4]);
    expect(changes).toBe(1);
    expect(told.map(({ problems }) => problems.length)).toEqual([0, 1, 2]);
  });

  it('that is fine again is in force, and nothing is wrong any more', () => {
    book.offer({ text: BAD });
    expect(book.state().file?.readAt).toBeNull();
    now = 2_000;
    book.offer({ text: GOOD });
    expect(book.state().file).toMatchObject({ readAt: 2_000, problems: [], wrongSince: null });
    expect(inForce('prod').teamOf(topic('orders.eu'))).toBe('orders');
  });

  it('that disappears leaves the last good policy in force', () => {
    book.offer({ text: GOOD });
    book.offer({ unreadable: 'ENOENT' });
    expect(book.state().file?.unreadable).toBe('ENOENT');
    expect(inForce('prod').teams).toEqual(['orders']);
  });

  it('changes the revision with what is in force, and only then', () => {
    const { revision } = book.state();
    book.offer({ text: BAD });
    expect(book.state().revision).toBe(revision);
    book.offer({ text: GOOD });
    expect(book.state().revision).toBe(revision + 1);
    expect(inForce('prod')).toBe(inForce('prod'));
  });
});

describe('a match that is added', () => {
  const match = { team: 'search', kind: 'prefix', text: 'search', of: 'both' } as const;

  it('gives names to a team, after the file, and survives a restart', async () => {
    const store = memoryStore();
    await open(store);
    book.offer({ text: GOOD });
    await book.addMapping(match);
    await book.addMapping({ ...match, kind: 'exact', text: 'orders.search' });
    expect(inForce('prod').teamOf(topic('search.index'))).toBe('search');
    expect(inForce('prod').teamOf(topic('orders.search'))).toBe('orders');
    await open(store, undefined);
    expect(inForce('dev').teamOf(topic('orders.search'))).toBe('search');
  });

  it('is taken back once', async () => {
    const { id } = await book.addMapping(match);
    await book.removeMapping(id);
    expect(inForce('prod').teamOf(topic('search.index'))).toBeNull();
    expect(changes).toBe(2);
    await expect(book.removeMapping(id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is refused when another one says the same of the same kind of subject', async () => {
    await book.addMapping({ ...match, of: 'topic' });
    await expect(book.addMapping({ ...match, team: 'other' })).rejects.toMatchObject({
      code: 'conflict',
      field: 'text',
      message: expect.stringContaining("team search's"),
    });
    await expect(book.addMapping({ ...match, of: 'group' })).resolves.toMatchObject({ team: 'search' });
  });

  it('by principal gives what the ACLs of a cluster let that one write, and nothing while they are not known', async () => {
    const acls: readonly AclBinding[] = [
      { resource: 'topic', pattern: 'prefixed', name: 'orders', principal: 'User:s', operation: 'write' },
      { resource: 'topic', pattern: 'literal', name: 'index', principal: 'User:s', operation: 'write' },
    ];
    const { id } = await book.addMapping({ ...match, kind: 'principal', text: 'User:s' });
    book.offer({ text: GOOD });
    expect(inForce('prod', acls).teamOf(topic('index'))).toBe('search');
    expect(inForce('prod', acls).teamOf(topic('orders.eu'))).toBe('orders');
    expect(inForce('prod', null).teamOf(topic('index'))).toBeNull();
    expect([...inForce('prod', null).unresolved]).toEqual(['search']);
    expect(inForce('prod', acls)).toBe(inForce('prod', acls));
    expect(inForce('prod', [...acls])).not.toBe(inForce('prod', acls));
    await book.removeMapping(id);
    expect(inForce('prod', [...acls])).toBe(inForce('prod', null));
  });

  it('is refused when its principal is everybody, or no principal', async () => {
    for (const [text, message] of [
      ['User:*', 'It must not be User:*, which is everybody and so no team.'],
      ['payments', 'It must be a type and a name, such as User:payments-svc.'],
    ] as const) {
      await expect(book.addMapping({ ...match, kind: 'principal', text })).rejects.toMatchObject({
        code: 'invalid_input',
        field: 'text',
        message,
      });
    }
  });

  it('is refused when its expression could take too long', async () => {
    await expect(book.addMapping({ ...match, kind: 'regex', text: '(a+)+' })).rejects.toMatchObject({
      code: 'invalid_input',
      field: 'text',
    });
  });
});
