import { DerivedMap } from './derived-map.ts';

/**
 * Lists by name, each kept as one list of numbers: a tenth of what as many small objects take. How they are read is a method
 * and no function that is handed in: once bundled, that would keep alive whatever is in scope where it is made.
 */
export abstract class PackedLists<Item> extends DerivedMap<string, readonly Item[]> {
  readonly #numbers: ReadonlyMap<string, readonly number[]>;

  constructor(numbers: ReadonlyMap<string, readonly number[]>) {
    super();
    this.#numbers = numbers;
  }

  protected abstract unpack(numbers: readonly number[], name: string): readonly Item[];

  get size(): number {
    return this.#numbers.size;
  }

  has(name: string): boolean {
    return this.#numbers.has(name);
  }

  get(name: string): readonly Item[] | undefined {
    const numbers = this.#numbers.get(name);
    return numbers && this.unpack(numbers, name);
  }

  keys(): MapIterator<string> {
    return this.#numbers.keys();
  }
}

/** As a number, exactly. */
export const isExactNumber = (value: bigint): boolean =>
  value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER;
