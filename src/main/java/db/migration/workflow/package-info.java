/// Migrations that are more than SQL: the engine brings its own tables.
@org.jspecify.annotations.NullMarked
package db.migration.workflow;
