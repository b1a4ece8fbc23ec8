import { Component, use, useState, type ErrorInfo, type ReactNode } from 'react'

import { usePreferences } from '#state/preferences.ts'
import { ServicesContext } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { LanguageProvider, useText } from '#ui/language.tsx'

import { StoredPlansPanel } from './shell/StoredPlansPanel.tsx'
import styles from './ErrorBoundary.module.css'

type Props = { readonly children: ReactNode; /** A new value gives the children another chance: the address. */ readonly resetKey?: string }
type State = { readonly error: Error | null; readonly stack: string; readonly resetKey: string | undefined }

/** Keeps a bug in one place: the rest of the screen stays, and says that nothing was lost. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, stack: '', resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }
  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, stack: '', resetKey: props.resetKey }
  }
  override componentDidCatch(_error: unknown, info: ErrorInfo): void {
    this.setState({ stack: info.componentStack ?? '' })
  }
  override render(): ReactNode {
    const { error, stack } = this.state
    if (!error) return this.props.children
    return <Crash details={`${error.name}: ${error.message}${stack}`} onRetry={() => this.setState({ error: null, stack: '' })} />
  }
}

function Crash({ details, onRetry }: { readonly details: string; readonly onRetry: () => void }) {
  const language = usePreferences((preferences) => preferences.language)
  return (
    <LanguageProvider language={language}>
      <CrashWords details={details} onRetry={onRetry} />
    </LanguageProvider>
  )
}

function CrashWords({ details, onRetry }: { readonly details: string; readonly onRetry: () => void }) {
  const { t } = useText()
  const services = use(ServicesContext)
  const [isRescuing, setIsRescuing] = useState(false)
  return (
    <section className={styles.crash} role="alert">
      <h1 tabIndex={-1} data-page-heading="">{t('crash.title')}</h1>
      <p>{t('crash.text')}</p>
      <div className={styles.actions}>
        <Button tone="primary" onPress={() => location.reload()}>{t('crash.reload')}</Button>
        <Button onPress={onRetry}>{t('crash.again')}</Button>
      </div>
      {services && (isRescuing ? <StoredPlansPanel /> : <div><Button onPress={() => setIsRescuing(true)}>{t('damage.saveAll')}</Button></div>)}
      <details>
        <summary>{t('crash.details')}</summary>
        <pre tabIndex={0}>{details}</pre>
      </details>
    </section>
  )
}
