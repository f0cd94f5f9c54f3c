import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  defaultVariantColorsResolver,
  Drawer,
  Input,
  Loader,
  Menu,
  Modal,
  Notification,
  Popover,
  SegmentedControl,
  Select,
  Switch,
  Table,
  Tabs,
  Tooltip,
} from '@mantine/core'
import type { MantineColorsTuple, VariantColorsResolver } from '@mantine/core'
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
    Button: Button.extend({
      defaultProps: { size: 'sm', variant: 'default' },
      classNames: { root: parts.button },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 32 } }),
    Input: Input.extend({ defaultProps: { size: 'sm' }, classNames: { input: parts.input } }),
    InputWrapper: Input.Wrapper.extend({
      classNames: { label: parts.label, description: parts.description, error: parts.error },
    }),
    Select: Select.extend({ defaultProps: { checkIconPosition: 'right', maxDropdownHeight: 280 } }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'xs', radius: 4 },
      classNames: { input: parts.tick, icon: parts.tickIcon, body: parts.choiceBody, label: parts.choice },
    }),
    Switch: Switch.extend({
      classNames: { track: parts.track, body: parts.choiceBody, label: parts.choice },
    }),
    Popover: Popover.extend({
      defaultProps: { transitionProps: quick, shadow: 'md', offset: 6 },
      classNames: { dropdown: parts.float },
    }),
    Menu: Menu.extend({
      defaultProps: {
        transitionProps: quick,
        shadow: 'md',
        offset: 6,
        position: 'bottom-end',
        withInitialFocusPlaceholder: false,
      },
      classNames: { dropdown: parts.menu, item: parts.menuItem, label: parts.menuLabel },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 300,
        transitionProps: quick,
        events: { hover: true, focus: true, touch: true },
      },
      classNames: { tooltip: parts.tooltip },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
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
    }),
    Drawer: Drawer.extend({
      defaultProps: { position: 'right', transitionProps: quick, overlayProps: { className: parts.veil } },
      classNames: {
        content: parts.modal,
        header: parts.modalHeader,
        title: parts.modalTitle,
        body: parts.modalBody,
      },
    }),
    Table: Table.extend({
      defaultProps: { verticalSpacing: 7, horizontalSpacing: 12, highlightOnHover: true },
      classNames: { th: parts.th },
    }),
    Tabs: Tabs.extend({ classNames: { tab: parts.tab, list: parts.tabs } }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'sm', transitionDuration: 120 },
      classNames: { root: parts.segments, indicator: parts.segment, label: parts.segmentLabel },
    }),
    Loader: Loader.extend({ defaultProps: { size: 'sm', type: 'dots' } }),
    Notification: Notification.extend({ classNames: { root: parts.toast, icon: parts.toastIcon } }),
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
