/// 国家统考(网考): results and exemptions, what of them the national register has, and 《河北电大免考信息表》 for
/// what it has not.
@org.jspecify.annotations.NullMarked
package org.matricula.graduation.unified;
