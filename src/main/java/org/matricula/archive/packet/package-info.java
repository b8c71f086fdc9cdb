/// 电子档案包: volumes taken out as one signed file (BagIt, RFC 8493) that is checked without the
/// program's database. 档案法实施条例 第三十九条, 电子档案管理办法.
@org.jspecify.annotations.NullMarked
package org.matricula.archive.packet;
