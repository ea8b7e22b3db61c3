// The house rules that a machine can check: arrows between rooms, sizes, and TypeScript's sharp edges.
// Prettier decides layout; the import scan of test/architecture/ repeats the arrows for type imports.
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const nodeGlobals = Object.fromEntries(
  [...Object.getOwnPropertyNames(globalThis), 'require', 'module'].map((name) => [name, 'readonly']),
);
const browserGlobals = Object.fromEntries(
  [
    'document',
    'window',
    'location',
    'localStorage',
    'sessionStorage',
    'navigator',
    'indexedDB',
    'CSS',
    'DOMParser',
  ].map((name) => [name, 'readonly']),
);

const noTest = { regex: '(^|/)test/', message: 'Nothing imports test/.' };
const noModel = { regex: '\\.model\\.ts$', message: 'A model is imported by its own store only.' };
const noForeignModel = { ...noModel, regex: '^\\.\\./.*\\.model\\.ts$' };
const noServer = { regex: '(^|/)server/', message: 'Arrows point from server to here, never back.' };
const noKnowledge = { regex: '(^|/)knowledge-base/', message: 'Its values come in as input or activity results.' };
const noWorkflow = { regex: '/workflows/(?!domain/)', message: 'Only workflows/domain may be imported here.' };
// Whole names: a pattern would also forbid our own `../domain/`, as `domain` is a builtin of Node.
const noBuiltin = {
  regex: `^(node:|(${builtinModules.join('|')})$)`,
  message: 'No Node builtin runs in the workflow sandbox.',
};
const onlyDomain = {
  regex: '^[^.]|^\\.\\./(?!domain/)',
  message: 'The domain imports only itself: no package, no Node builtin.',
};
const noForeignDoor = {
  regex: '^\\.\\./.*\\.(schema|routes)\\.ts$',
  message: 'Use another feature by its store or use case, never by its schema or routes.',
};

/** What a room may not import, each with the sentence its reader gets. ESLint replaces a rule whole, so rooms list all. */
const forbid = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: [noTest, ...patterns] }] });

const noClock = {
  'no-restricted-syntax': [
    'error',
    {
      selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      message: 'Time comes in as `now`.',
    },
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in as `now`.' },
    {
      selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
      message: 'Chance comes in as an argument.',
    },
  ],
};

const environment = {
  'no-restricted-properties': [
    'error',
    { object: 'process', property: 'env', message: 'Only server/config.ts reads the environment.' },
  ],
};

const size = (lines, functionLines) => ({
  'max-lines': ['error', { max: lines }],
  'max-lines-per-function': functionLines === undefined ? 'off' : ['error', { max: functionLines }],
});

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.data', 'server/public/vendor'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...size(300, 50),
      ...environment,
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      // Numbers in messages read better without String(); the other kinds stay forbidden.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `() => store.close()` is the shortest way to say it.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Express middleware and mocha hooks are async by design in Express 5 and mocha.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      // Express types its request as a class, but what arrives is a plain object with that prototype.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },

  { files: ['workflows/**/*.ts'], rules: forbid(noServer, noKnowledge, noModel) },
  {
    files: ['workflows/**/*.workflow.ts', 'workflows/index.ts'],
    rules: forbid(noBuiltin, noServer, noKnowledge, noModel),
  },
  { files: ['workflows/domain/**/*.ts'], rules: { ...forbid(onlyDomain), ...noClock } },
  { files: ['knowledge-base/**/*.ts'], rules: forbid(noServer, noWorkflow, noModel) },
  { files: ['server/**/*.ts'], rules: forbid(noForeignDoor, noModel) },
  { files: ['server/**/*.store.ts'], rules: forbid(noForeignDoor, noForeignModel) },
  { files: ['server/{app,deps,main}.ts', 'server/commands/**/*.ts'], rules: forbid(noModel) },
  { files: ['server/config.ts', 'test/support/servers.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['server/commands/**'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      ...size(400, undefined),
      'no-restricted-imports': 'off',
      // Chai asserts by property: expect(x).to.be.true.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Stand-ins answer at once what the real ones promise.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: nodeGlobals },
    rules: {
      ...size(300, 50),
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-undef': 'error',
      'no-unused-vars': 'error',
    },
  },
  { files: ['templates/assets/js/**/*.js'], languageOptions: { globals: browserGlobals } },
);
