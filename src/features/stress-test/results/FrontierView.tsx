import type { FrontierPoint } from '#advice/actions/rank.ts'
import { useText } from '#ui/language.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'

import { frontierSteps } from './frontier.ts'
import styles from './Results.module.css'

const WIDTH = 100
const HEIGHT = 40

type Props = { readonly points: readonly FrontierPoint[]; readonly toleranceShare: number; money(minor: number): string; nameOf(point: FrontierPoint): string }

/** What safety costs: the least money for each chance that anything breaks, as a staircase and as its table. */
export function FrontierView({ points, toleranceShare, money, nameOf }: Props) {
  const { t, share } = useText()
  const { dots, path, toleranceY } = frontierSteps(points, toleranceShare, WIDTH, HEIGHT)
  const columns: readonly Column<FrontierPoint>[] = [
    { id: 'actions', title: t('stress.frontier.actions'), value: nameOf, isRowHeader: true, isWide: true, isUnsortable: true },
    { id: 'cost', title: t('stress.action.cost'), align: 'end', isUnsortable: true, value: ({ costMinor }) => money(costMinor) },
    { id: 'broken', title: t('stress.frontier.broken'), align: 'end', isUnsortable: true, value: ({ probabilityBroken }) => share(probabilityBroken) },
  ]
  return (
    <section aria-label={t('stress.frontier.title')}>
      <h3 className={styles.part}>{t('stress.frontier.title')}</h3>
      {points[0]!.costMinor < points.at(-1)!.costMinor && <div className={styles.frontier}>
        <span className={styles.top}>100%</span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={t('stress.action.frontier', { points: points.map((point) => t('stress.action.point', { cost: money(point.costMinor), broken: share(point.probabilityBroken) })).join('; ') })}>
          <line x1={0} x2={WIDTH} y1={toleranceY} y2={toleranceY} className={styles.tolerance} vectorEffect="non-scaling-stroke" />
          <path d={path} className={styles.steps} vectorEffect="non-scaling-stroke" />
          {dots.map(({ x, y }, i) => <path key={i} d={`M${x} ${y}h.001`} className={styles.dot} vectorEffect="non-scaling-stroke" />)}
        </svg>
        <span className={styles.axis}><span>{money(points[0]!.costMinor)}</span><span>{t('stress.frontier.axis', { tolerance: share(toleranceShare, 0) })}</span><span>{money(points.at(-1)!.costMinor)}</span></span>
      </div>}
      <DataTable label={t('stress.frontier.title')} columns={columns} rows={points} rowKey={({ costMinor, probabilityBroken }) => `${costMinor} ${probabilityBroken}`} csvFileName="frontier.csv" />
    </section>
  )
}
