import type { FileReport, ImportAnswers, ImportQuestion } from '#importers/types.ts'
import { useText, type Text } from '#ui/language.tsx'
import type { AnswerChange } from '../importSession.ts'
import { fieldWords } from '../kindWords.ts'
import { Choice } from './Choice.tsx'
import { columnLetter } from './mapping.ts'
import { MappingStep } from './MappingStep.tsx'
import styles from './Questions.module.css'
import { dayMeanings, sumWords } from './questionWords.ts'
import { encodingName } from '../reading/readingOptions.ts'

type QuestionProps = { readonly report: FileReport; readonly question: ImportQuestion; readonly answers: ImportAnswers; readonly onAnswer: (answers: AnswerChange) => void }

/** One open question of a file with what each answer would mean; answering reads the file again at once. */
export function Question(props: QuestionProps) {
  const text = useText()
  const { t } = text
  const { report, question } = props
  return (
    <div className={styles.question} role="group" aria-label={titleOf(text, question)}>
      {report.questions.length > 1 && <p className={styles.small}>{t('data.ask.oneOf', { count: report.questions.length })}</p>}
      <p>
        <strong>{titleOf(text, question)}</strong>
        {question.kind === 'columns' && ` ${t('data.ask.columnsWhy')}`}
        {question.kind === 'dateOrder' && ` ${t('data.ask.dateOrderWhy', { column: question.column })}`}
      </p>
      <Answers {...props} />
    </div>
  )
}

function titleOf(text: Text, question: ImportQuestion): string {
  const { t } = text
  switch (question.kind) {
    case 'columns': return t('data.ask.columns')
    case 'whichColumn': return t('data.ask.whichColumn', { field: fieldWords(text, question.field) })
    case 'dateOrder': return t('data.ask.dateOrder', { sample: question.samples[0] ?? '' })
    case 'decimalMark': return t('data.ask.decimalMark', { column: question.column, sample: question.samples[0] ?? '' })
    case 'encoding': return t('data.ask.encoding')
  }
}

function Answers({ report, question, answers, onAnswer }: QuestionProps) {
  const text = useText()
  const { t, number } = text
  switch (question.kind) {
    case 'columns':
      return <MappingStep report={report} onAnswer={onAnswer} />
    case 'whichColumn':
      return (
        <div className={styles.choices}>
          {question.choices.map(({ column, header, samples, sum }) => (
            <Choice
              key={column} title={`${t('data.ask.columnAt', { letter: columnLetter(column) })}${header ? ` “${header}”` : ''}: ${samples.slice(0, 4).join(', ')}…`} meaning={sumWords(text, samples, sum)}
              onPress={() => onAnswer({ columns: { ...answers.columns, [question.field]: `#${column}` } })}
            />
          ))}
        </div>
      )
    case 'dateOrder':
      return (
        <div className={styles.choices}>
          {(['DMY', 'MDY'] as const).map((order) => (
            <Choice key={order} title={t(order === 'DMY' ? 'data.ask.dayFirst' : 'data.ask.monthFirst')} meaning={dayMeanings(text, question, order)} onPress={() => onAnswer({ dateOrder: order })} />
          ))}
        </div>
      )
    case 'decimalMark':
      return (
        <div className={styles.choices}>
          {question.choices.map(({ mark, sum }) => (
            <Choice key={mark} title={t(mark === ',' ? 'data.ask.decimalComma' : 'data.ask.decimalPoint')} meaning={t('data.ask.meansSum', { sum: number(sum, 2) })} onPress={() => onAnswer({ decimalMark: mark })} />
          ))}
        </div>
      )
    case 'encoding':
      return (
        <div className={styles.choices}>
          {question.candidates.map((encoding) => (
            <Choice key={encoding} title={encodingName(encoding)} meaning={<span className={styles.preview}>{question.previews?.find((preview) => preview.encoding === encoding)?.text}</span>} onPress={() => onAnswer({ encoding })} />
          ))}
        </div>
      )
  }
}
