import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const pure = 'src/{shared,math,i18n,domain,engines,advice,importers,plan-file,sample-shop}/**/*.ts'
const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a union.' }
const noClock = { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time as an argument.' }

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'public/', 'test-results/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    plugins: { 'react-hooks': hooks },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', noEnum],
      'no-console': 'error',
      'no-eval': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'smart'],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  { files: ['src/**/*.{ts,tsx}'], rules: { 'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }] } },
  {
    files: [pure],
    rules: {
      'no-restricted-properties': ['error',
        { object: 'Math', property: 'random', message: 'Take an Rng from math/.' },
        { object: 'Date', property: 'now', message: 'Take the time as an argument.' }],
      'no-restricted-syntax': ['error', noEnum, noClock],
    },
  },
  {
    files: ['src/engines/**/*.ts', 'src/math/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error',
        { object: 'Math', property: 'random', message: 'Take an Rng from math/.' },
        { object: 'Date', property: 'now', message: 'Take the time as an argument.' },
        ...['exp', 'log', 'log2', 'log10', 'log1p', 'expm1', 'pow', 'sin', 'cos', 'tan', 'tanh', 'cbrt', 'hypot', 'atan', 'sinh', 'cosh'].map((property) => ({
          object: 'Math', property, message: 'Engines differ in their last bits: take it from math/elementary.ts.' }))],
      'no-restricted-syntax': ['error', noEnum, noClock, { selector: "BinaryExpression[operator='**']", message: 'Engines differ: take pow from math/elementary.ts, or multiply.' }],
    },
  },
  // Tests in the browser have no other way to tell the figures they measured.
  { files: ['tests/browser/**/*.ts'], rules: { 'no-console': ['error', { allow: ['info'] }] } },
  { files: ['src/{features,state,ui}/**/*.{ts,tsx}'], rules: { 'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'RTCPeerConnection'] } },
)
