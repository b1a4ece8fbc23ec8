import { UNSTABLE_Toast as AriaToast, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastQueue as ToastQueue, UNSTABLE_ToastRegion as ToastRegion, Text } from 'react-aria-components'

import { Button, IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import { useText } from './language.tsx'
import styles from './Toast.module.css'

export type ToastMessage = {
  /** A whole sentence, already in the reader's language. */
  readonly text: string
  readonly tone?: 'plain' | 'bad'
  /** Undo, reload, open: one at most. */
  readonly action?: { readonly label: string; readonly onAction: () => void }
  /** What it is about, where only the newest message counts: it takes the place of the last one of the same place. */
  readonly place?: 'undo' | 'save' | 'backup'
  /** Stays until answered; otherwise 8 seconds, as long as it is not hovered or focused. */
  readonly isSticky?: boolean
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 })
const lastOf = new Map<NonNullable<ToastMessage['place']>, string>()

/** Shows a message at the foot of the screen; returns a function that takes it away. */
export function showToast(message: ToastMessage): () => void {
  const last = message.place && lastOf.get(message.place)
  if (last) queue.close(last)
  const key = queue.add(message, message.isSticky ? {} : { timeout: 8000 })
  if (message.place) lastOf.set(message.place, key)
  return () => queue.close(key)
}

/** Where toasts appear; once, in the shell. Reachable with F6. */
export function Toasts() {
  const { t } = useText()
  return (
    <ToastRegion queue={queue} aria-label={t('ui.messages')} className={cx(styles.region)}>
      {({ toast }) => (
        <AriaToast toast={toast} className={cx(styles.toast, toast.content.tone === 'bad' && styles.bad)}>
          <ToastContent className={cx(styles.content)}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action && (
            <Button size="small" onPress={() => { toast.content.action?.onAction(); queue.close(toast.key) }}>{toast.content.action.label}</Button>
          )}
          <IconButton label={t('ui.close')} size="small" slot="close">✕</IconButton>
        </AriaToast>
      )}
    </ToastRegion>
  )
}
