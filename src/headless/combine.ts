import { readFile } from 'node:fs/promises'

import { combineShards } from '#engines/simulate/combineShards.ts'

import { type Command, parseArguments, UsageError } from './arguments.ts'
import { CommandError } from './planInput.ts'
import { isShardFile, resultOf, type ShardFile } from './shardFile.ts'

export const combine: Command = {
  usage: 'combine PART...',
  async run(args) {
    const { positional } = parseArguments(args, [])
    if (positional.length === 0) throw new UsageError('expected the files of one or more parts')
    const parts = await Promise.all(positional.map(readPart))
    const [first] = parts
    for (const [i, part] of parts.entries()) {
      const differs = (['inputHash', 'seed', 'engineVersion'] as const).find((key) => part[key] !== first![key])
      if (differs !== undefined) throw new CommandError('shards.differ', `${positional[i]} has another ${differs} than ${positional[0]}: parts of one run only can be joined`)
    }
    refuseOverlaps(parts, positional)
    const shard = combineShards(parts.map((part) => part.shard))
    process.stdout.write(`${JSON.stringify(await resultOf(first!.input, first!, shard))}\n`)
    return 0
  },
}

async function readPart(path: string): Promise<ShardFile> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    throw new CommandError('shards.unreadable', `cannot read a part from ${path}`)
  }
  if (!isShardFile(value)) throw new CommandError('shards.invalid', `${path} is not a part written by stress --out`)
  return value
}

function refuseOverlaps(parts: readonly ShardFile[], paths: readonly string[]): void {
  const owner = new Map<number, number>()
  for (const [i, part] of parts.entries()) {
    for (const replication of part.shard.replications) {
      const known = owner.get(replication)
      if (known !== undefined) throw new CommandError('shards.overlap', `replication ${replication} is in ${paths[known]} and in ${paths[i]}`)
      owner.set(replication, i)
    }
  }
}
