import { useState } from 'react'

import type { EventLibrary } from '#advice/demand/eventLibrary.ts'
import { EVENT_CAUSES, type EventCause, type PastEvent } from '#domain/pastEvent.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Menu } from '#ui/Menu.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'

import sku from '../sku/Sku.module.css'
import { EventTable } from './EventTable.tsx'
import { largeEvents } from './eventWords.ts'
import type { StressEvents } from './useStressEvents.ts'

type Shown = 'large' | 'all' | EventCause
type Props = { readonly library: EventLibrary; readonly names: ReadonlyMap<string, string>; readonly stress: StressEvents; readonly onCorrect: (event: PastEvent) => void }

/** The library, those that at least doubled sales first; new events are drawn from all of it. */
export function EventsPanel({ library, names, stress, onCorrect }: Props) {
  const { t, number } = useText()
  const { events } = library
  const large = largeEvents(events)
  const [chosen, setChosen] = useState<Shown | null>(null)
  const shown = chosen ?? (large.length > 0 ? 'large' : 'all')
  const of = (cause: EventCause): readonly PastEvent[] => events.filter((event) => event.cause === cause)
  const options = [
    { id: 'large' as Shown, label: t('demand.eventPage.shown.large', { n: number(large.length) }) }, { id: 'all' as Shown, label: t('demand.eventPage.shown.all', { n: number(events.length) }) },
    ...EVENT_CAUSES.flatMap((cause) => { const n = of(cause).length; return n === 0 ? [] : [{ id: cause as Shown, label: t('demand.eventPage.shown.cause', { cause: t(`demand.cause.${cause}`), n: number(n) }) }] }),
  ]
  return (
    <Panel
      title={t('demand.eventPage.title')} caption={t('demand.eventPage.caption')}
      actions={<Menu label={t('demand.eventPage.draw')} trigger={<Button size="small">{t('demand.eventPage.draw')} ▾</Button>} actions={[
        { id: 'viral', label: t('demand.eventPage.drawSpike'), onAction: () => stress.drawn(library, 'viralSpikes') },
        { id: 'live', label: t('demand.eventPage.drawLive'), onAction: () => stress.drawn(library, 'livestreams') },
      ]} />}
    >
      <div className={sku.choice}><Select label={t('demand.eventPage.shown')} value={shown} onChange={setChosen} options={options} /></div>
      <EventTable events={shown === 'large' ? large : shown === 'all' ? events : of(shown)} names={names} onCorrect={onCorrect} onUse={stress.again} />
    </Panel>
  )
}
