import { useState } from 'react'

import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { Button } from '#ui/Button.tsx'
import { cx } from '#ui/cx.ts'
import { useText } from '#ui/language.tsx'
import { Select } from '#ui/Select.tsx'
import { Slider } from '#ui/Slider.tsx'
import type { PlayedPath } from '#workers/playback.ts'

import { disruptionLabel, eventLabel } from '../editor/barWords.ts'
import { whereName, skuName, warehouseName } from '../places.ts'
import { mainMarket } from '../telling.ts'
import { hourOf } from './hourOf.ts'
import { PathPicture } from './PathPicture.tsx'
import styles from './Playback.module.css'
import { usePlayer } from './usePlayer.ts'

const SPEEDS = [6, 24, 72]

/** The run at one hour, and the hour moved by hand or by itself. */
export function PathPlayer({ document, scenario, path }: { readonly document: PlanDocument; readonly scenario: Scenario; readonly path: PlayedPath }) {
  const text = useText()
  const { t, number, share, moment } = text
  const { playback } = path
  const [speed, setSpeed] = useState(24)
  const { hour, isPlaying, seek, toggle } = usePlayer(path, playback.hourCount, speed)
  const now = hourOf(path, hour)
  const market = mainMarket(document)
  const zone = market?.timeZone ?? document.settings.timeZone
  const when = (at: number) => moment((path.startHourUtc + at) * 3_600_000, zone, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  // The rate closes with the market day; before the first close there is none.
  const rate = playback.ldrBasisPoints[(path.dayOfHour[hour] ?? 0) - 1] ?? -1
  const going = [
    ...now.events.flatMap((e) => (scenario.events[e] ? [eventLabel(text, scenario.events[e])] : [])),
    ...now.disruptions.flatMap((d) => (scenario.disruptions ?? []).filter(({ id }) => id === path.disruptionIds[d]).map((one) => disruptionLabel(text, document, one))),
    ...(now.isThrottled ? [t('stress.play.throttle')] : []),
    ...(now.ordersPerDayAllowed === null ? [] : [t('stress.play.limit', { n: number(now.ordersPerDayAllowed) })]),
    ...(now.broken.length > 0 ? [t('stress.play.broken', { gates: now.broken.map((gate) => t(`stress.place.${gate}`)).join(' · ') })] : []),
  ]
  const figure = (key: string, name: string, words: string, isBad = false) => <div key={key}><dt>{name}</dt><dd className={cx(isBad && styles.bad)}>{words}</dd></div>
  return (
    <div className={styles.player}>
      <p className={styles.which}>{t('stress.play.which', { replication: String(playback.replication), seed: String(playback.seed), worse: number(path.worseCount), runs: number(path.chosenFrom) })}</p>
      <PathPicture path={path} hour={hour} label={t('stress.play.picture')} />
      <Slider label={t('stress.play.hour')} value={hour} onChange={seek} min={0} max={Math.max(1, playback.hourCount - 1)} step={1} format={when} />
      <div className={styles.controls}>
        <Button onPress={toggle}>{t(isPlaying ? 'stress.play.pause' : 'stress.play.start')}</Button>
        <Select label={t('stress.play.faster')} isLabelHidden value={String(speed)} onChange={(value) => setSpeed(Number(value))} options={SPEEDS.map((n) => ({ id: String(n), label: t('stress.play.speed', { n }) }))} />
        <span className={styles.legend}>{t('stress.play.picture')}</span>
      </div>
      <dl className={styles.figures}>
        {figure('orders', t('stress.play.orders'), number(now.orders))}
        {now.toPack.map((parcels, w) => figure(`w${w}`, t('stress.play.toPack', { where: warehouseName(document, path.warehouseIds[w]!) }), number(parcels), parcels > 0 && now.broken.includes('packing')))}
        {now.toPickUp.map((parcels, l) => figure(`l${l}`, t('stress.play.toPickUp', { where: whereName(text, document, 'carriers', path.laneIds[l]!) }), number(parcels), parcels > 0 && now.broken.includes('carriers')))}
        {now.onHand.map((units, s) => units >= 0 && figure(`s${s}`, t('stress.play.stock', { where: skuName(document, path.trackedSkuIds[s]!) }), number(units), units === 0))}
        {rate >= 0 && figure('rate', t('stress.play.rate'), share(rate / 10_000), rate / 10_000 > (market?.ldrTargetShare ?? 1))}
        {figure('late', t('stress.play.lateSoFar'), number(now.lateSoFar), now.lateSoFar > 0)}
        {figure('lost', t('stress.play.lostSoFar'), number(now.lostSoFar), now.lostSoFar > 0)}
      </dl>
      <p className={styles.going}><b>{t('stress.play.now')}</b> {going.length > 0 ? going.join(' · ') : t('stress.play.nothing')}</p>
    </div>
  )
}
