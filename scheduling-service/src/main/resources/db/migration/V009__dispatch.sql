-- Where customers are, and the plans of a day's visits (features.md S12).

ALTER TABLE appointment
  ADD COLUMN customer_latitude numeric(8, 6),
  ADD COLUMN customer_longitude numeric(9, 6),
  ADD CONSTRAINT appointment_location_ck CHECK ((customer_latitude IS NULL) = (customer_longitude IS NULL)
    AND customer_latitude BETWEEN -90 AND 90 AND customer_longitude BETWEEN -180 AND 180);
