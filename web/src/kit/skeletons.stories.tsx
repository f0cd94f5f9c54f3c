import { CardSkeleton, HeaderSkeleton, ListSkeleton, QuoteSkeleton } from './skeletons.tsx'

export const Header = () => <HeaderSkeleton />
export const List = () => <ListSkeleton rows={5} />
export const Card = () => <CardSkeleton />
export const Quotes = () => <QuoteSkeleton count={2} />
