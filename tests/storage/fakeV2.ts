import type { Transaction } from 'dexie'
import { IDBKeyRange } from 'fake-indexeddb'

import { HeadroomDb } from '#storage/db.ts'

/** The next version as it will come: one more table, and a step over the plans. */
export class FakeV2 extends HeadroomDb {
  constructor(factory: IDBFactory, upgrade: (tx: Transaction) => Promise<void> = async () => undefined, name = 'headroom') {
    super(name, { indexedDB: factory, IDBKeyRange })
    this.version(2).stores({ playbooks: 'id' }).upgrade(upgrade)
  }

  override codeVersion(): number {
    return 2
  }
}
