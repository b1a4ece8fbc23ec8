import { useEffect, useState } from 'react'

import { errorWords } from '#i18n/errorWords.ts'
import type { PlanId } from '#domain/units.ts'
import { missingWords } from '#features/plans/open/missingWords.ts'
import type { ServiceError } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import type { StoredPlan } from '#storage/storedPlans.ts'
import { Button } from '#ui/Button.tsx'
import { downloadFile } from '#ui/download.ts'
import { useText, type Text } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { RichText } from '#ui/RichText.tsx'
import type { StoredFile } from '#workers/types.ts'

import styles from './Shell.module.css'

export type SavedStored = ReadonlyMap<PlanId, SaveState>
type SaveState =
  | { readonly phase: 'saving' }
  | ({ readonly phase: 'saved' } & Omit<StoredFile, 'blob'>)
  | { readonly phase: 'failed'; readonly error: ServiceError }

/** Every plan that lies in the database, whatever is wrong with it, to be saved as a file: one by one or all in turn. Writes nothing here. */
export function StoredPlansPanel({ onChange }: { readonly onChange?: (plans: readonly StoredPlan[], saved: SavedStored) => void }) {
  const services = useServices()
  const text = useText()
  const { t } = text
  const [plans, setPlans] = useState<readonly StoredPlan[] | null>(null)
  const [problem, setProblem] = useState<ServiceError | null>(null)
  const [states, setStates] = useState<SavedStored>(new Map())
  useEffect(() => {
    let isGone = false
    services.listStored().then((found) => {
      if (isGone) return
      if (found.ok) setPlans(found.value)
      else setProblem(found.error)
    }, (error: unknown) => !isGone && setProblem({ code: String(error) }))
    return () => {
      isGone = true
    }
  }, [services])
  useEffect(() => {
    if (plans) onChange?.(plans, states)
  }, [plans, states, onChange])

  async function save(planId: PlanId) {
    const put = (state: SaveState) => setStates((before) => new Map([...before, [planId, state]]))
    put({ phase: 'saving' })
    try {
      const file = await services.saveStored(planId)
      if (!file.ok) return put({ phase: 'failed', error: file.error })
      downloadFile(file.value.fileName, file.value.blob)
      const { blob: _blob, ...saved } = file.value
      put({ phase: 'saved', ...saved })
    } catch (error) {
      // One plan that nobody expected to be as it is must not keep the others back.
      put({ phase: 'failed', error: { code: error instanceof Error ? `${error.name}: ${error.message}` : String(error) } })
    }
  }
  async function saveAll() {
    for (const { planId } of plans ?? []) await save(planId)
  }
  const isSaving = [...states.values()].some(({ phase }) => phase === 'saving')
  const saved = [...states.values()].filter(({ phase }) => phase === 'saved').length
  const isOver = plans !== null && plans.length > 0 && states.size === plans.length && !isSaving
  return (
    <Panel
      title={t('damage.plans')} caption={t('damage.plans.caption')}
      actions={plans !== null && plans.length > 0 && <Button tone="primary" isPending={isSaving} onPress={() => void saveAll()}>{t('damage.saveAll')}</Button>}
    >
      {problem && <p role="alert">{errorWords(text, problem)}</p>}
      {!problem && plans === null && <p>{t('damage.reading')}</p>}
      {plans?.length === 0 && <p>{t('damage.none')}</p>}
      <ul className={styles.stored} aria-label={t('damage.plans')}>
        {plans?.map(({ planId, name, isInTrash }) => {
          const state = states.get(planId)
          return (
            <li key={planId}>
              <span><b>{name}</b>{isInTrash && ` · ${t('damage.inTrash')}`}{state && ` · ${stateWords(text, state)}`}</span>
              <Button size="small" isPending={isSaving} aria-label={t('damage.saveOf', { name })} onPress={() => void save(planId)}>{t('damage.save')}</Button>
            </li>
          )
        })}
      </ul>
      <p role="status">{isOver && <RichText text={saved === plans.length ? t('damage.all', { count: saved }) : t('damage.some', { saved, all: plans.length })} />}</p>
    </Panel>
  )
}

function stateWords(text: Text, state: SaveState): string {
  if (state.phase === 'saving') return text.t('damage.saving')
  if (state.phase === 'failed') return text.t('damage.failed', { reason: errorWords(text, state.error) })
  if (state.leftOut === 0) return text.t('damage.saved', { file: state.fileName })
  return [text.t('damage.partly', { count: state.leftOut, file: state.fileName }), ...missingWords(text, state.missing)].join(' · ')
}
