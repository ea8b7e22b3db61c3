import { findPlaces } from '../../../workflows/domain/find-places.ts';
import type { Place as KnownPlace } from '../../../workflows/domain/catalogue.ts';
import type { Place } from '../../tickets/ticket-record.ts';

/** Where the person says it is. */
export interface Spot {
  readonly place: string;
  readonly lat?: number | undefined;
  readonly lng?: number | undefined;
}

/** The place as it was said, with the person's pin or else the gazetteer's, and the town that the gazetteer knows. */
export const locate = ({ place, lat, lng }: Spot, places: readonly KnownPlace[]): Place | null => {
  const hasPin = lat !== undefined && lng !== undefined;
  if (place === '' && !hasPin) return null;
  const [known] = findPlaces(place, places);
  const pin = hasPin ? { lat, lng } : known && { lat: known.lat, lng: known.lng };
  return { text: place === '' ? '手机定位的位置' : place, ...pin, ...(known && { town: known.town }) };
};
