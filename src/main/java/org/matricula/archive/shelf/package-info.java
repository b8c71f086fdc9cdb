/// 库房管理: rooms, shelves and boxes with their bar codes, what lies in them, and that it does.
@org.jspecify.annotations.NullMarked
package org.matricula.archive.shelf;
