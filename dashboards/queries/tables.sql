-- The site's own copies: of each mart what may be shared, so that nothing else can reach a page.
create or replace table site.dim_post as from shareable.dim_post;
create or replace table site.dim_tag as from shareable.dim_tag;
create or replace table site.dim_date as from shareable.dim_date;
create or replace table site.dim_official as from shareable.dim_official;
create or replace table site.dim_official_title as from shareable.dim_official_title;
create or replace table site.fct_cable as from shareable.fct_cable;
create or replace table site.fct_cable_reference as from shareable.fct_cable_reference;
create or replace table site.fct_meeting as from shareable.fct_meeting;
create or replace table site.fct_request as from shareable.fct_request;
create or replace table site.fct_repair as from shareable.fct_repair;
create or replace table site.bridge_cable_tag as from shareable.bridge_cable_tag;
create or replace table site.bridge_cable_post as from shareable.bridge_cable_post;
create or replace table site.bridge_cable_official as from shareable.bridge_cable_official;
create or replace table site.bridge_meeting_official as from shareable.bridge_meeting_official;
