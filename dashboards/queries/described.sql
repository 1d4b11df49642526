-- The tables that may be taken, with what their columns mean, as dbt wrote it into the warehouse.
with columns as (
    select
        c.schema_name,
        c.table_name,
        list({'name': c.column_name, 'type': lower(c.data_type), 'means': c.comment} order by c.column_index) as columns
    from duckdb_columns() as c
    where c.database_name = 'warehouse' and c.schema_name in ('marts', 'reporting')
    group by c.schema_name, c.table_name
)

select
    t.schema_name as schema,
    t.table_name as name,
    t.comment as means,
    columns.columns
from duckdb_tables() as t
inner join columns on t.schema_name = columns.schema_name and t.table_name = columns.table_name
where t.database_name = 'warehouse'
order by t.schema_name, t.table_name;
