import { createTheme, defaultVariantColorsResolver } from '@mantine/core'
import type {
  ActionIcon,
  Button,
  Checkbox,
  Drawer,
  Input,
  Loader,
  Menu,
  Modal,
  Notification,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  Table,
  Tabs,
  Tooltip,
  MantineColorsTuple,
  VariantColorsResolver,
} from '@mantine/core'
import { words } from './kit.words.ts'
import parts from './mantine-parts.module.css'

// Mantine wants ten shades; the schemes themselves are set in tokens.css and theme.css.
const leaf: MantineColorsTuple = [
  '#eef5f1',
  '#e2efe9',
  '#c0ddd0',
  '#98c9b4',
  '#6cc3a2',
  '#3f9877',
  '#2b7a5e',
  '#1f5f4a',
  '#174a39',
  '#10231b',
]

// Types alone: naming the parts themselves here would put all of them into the first load.
type Look<Part extends { extend: (input: never) => unknown }> = Parameters<Part['extend']>[0]

const quick = { duration: 120 }

/** The look of every Mantine part. Sizes and colours are variables in theme.css; this sets defaults and shapes. */
export const theme = createTheme({
  colors: { leaf },
  primaryColor: 'leaf',
  primaryShade: { light: 7, dark: 4 },
  defaultRadius: 'md',
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--sans)', fontWeight: '600' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: readableOnFilled,
  components: {
    Button: {
      defaultProps: { size: 'sm', variant: 'default' },
      classNames: { root: parts.button },
    } satisfies Look<typeof Button>,
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 32 } } satisfies Look<
      typeof ActionIcon
    >,
    Input: { defaultProps: { size: 'sm' }, classNames: { input: parts.input } } satisfies Look<typeof Input>,
    InputWrapper: {
      classNames: { label: parts.label, description: parts.description, error: parts.error },
    } satisfies Look<typeof Input.Wrapper>,
    Select: { defaultProps: { checkIconPosition: 'right', maxDropdownHeight: 280 } } satisfies Look<
      typeof Select
    >,
    Checkbox: {
      defaultProps: { size: 'xs', radius: 4 },
      classNames: { input: parts.tick, icon: parts.tickIcon, body: parts.choiceBody, label: parts.choice },
    } satisfies Look<typeof Checkbox>,
    Radio: {
      classNames: { radio: parts.tick, label: parts.choice },
    } satisfies Look<typeof Radio>,
    Switch: {
      classNames: { track: parts.track, body: parts.choiceBody, label: parts.choice },
    } satisfies Look<typeof Switch>,
    Popover: {
      defaultProps: { transitionProps: quick, shadow: 'md', offset: 6 },
      classNames: { dropdown: parts.float },
    } satisfies Look<typeof Popover>,
    Menu: {
      defaultProps: {
        transitionProps: quick,
        shadow: 'md',
        offset: 6,
        position: 'bottom-end',
        withInitialFocusPlaceholder: false,
      },
      classNames: {
        dropdown: parts.menu,
        item: parts.menuItem,
        itemSection: parts.menuSection,
        label: parts.menuLabel,
      },
    } satisfies Look<typeof Menu>,
    Tooltip: {
      defaultProps: {
        openDelay: 300,
        transitionProps: quick,
        events: { hover: true, focus: true, touch: true },
      },
      classNames: { tooltip: parts.tooltip },
    } satisfies Look<typeof Tooltip>,
    Modal: {
      defaultProps: {
        centered: true,
        closeButtonProps: { 'aria-label': words.close },
        radius: 'lg',
        transitionProps: quick,
        overlayProps: { className: parts.veil },
      },
      classNames: {
        content: parts.modal,
        header: parts.modalHeader,
        title: parts.modalTitle,
        body: parts.modalBody,
      },
    } satisfies Look<typeof Modal>,
    Drawer: {
      defaultProps: { position: 'right', transitionProps: quick, overlayProps: { className: parts.veil } },
      classNames: {
        content: parts.modal,
        header: parts.modalHeader,
        title: parts.modalTitle,
        body: parts.modalBody,
      },
    } satisfies Look<typeof Drawer>,
    // A header within a dialog is no banner of the page, whatever its element says.
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
    Table: {
      defaultProps: { verticalSpacing: 7, horizontalSpacing: 12, highlightOnHover: true },
      classNames: { th: parts.th },
    } satisfies Look<typeof Table>,
    Tabs: { classNames: { tab: parts.tab, list: parts.tabs } } satisfies Look<typeof Tabs>,
    SegmentedControl: {
      defaultProps: { size: 'sm', transitionDuration: 120 },
      classNames: { root: parts.segments, indicator: parts.segment, label: parts.segmentLabel },
    } satisfies Look<typeof SegmentedControl>,
    Loader: { defaultProps: { size: 'sm', type: 'dots' } } satisfies Look<typeof Loader>,
    Notification: { classNames: { root: parts.toast, icon: parts.toastIcon } } satisfies Look<
      typeof Notification
    >,
  },
})

/** Mantine writes white on every filled colour; ours are light in the dark scheme and then need dark words. */
function readableOnFilled(input: Parameters<VariantColorsResolver>[0]): ReturnType<VariantColorsResolver> {
  const colors = defaultVariantColorsResolver(input)
  if (input.variant !== 'filled') return colors
  if (input.color === 'red') return { ...colors, color: 'var(--on-against)' }
  if (input.color === undefined || input.color === 'leaf') return { ...colors, color: 'var(--on-accent)' }
  return { ...colors, color: 'var(--paper)' }
}
